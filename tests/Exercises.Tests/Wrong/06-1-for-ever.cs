// misconception: goes-on-for-ever
// A server serves for ever.
async GoTask Doubler(Chan<int> questions, Chan<int> answers)
{
    while (true)
    {
        int n = await questions.Receive();
        await answers.Send(2 * n);
    }
}
