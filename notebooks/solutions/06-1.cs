async GoTask Doubler(Chan<int> questions, Chan<int> answers)
{
    int n = await questions.Receive();
    await answers.Send(2 * n);
}
