// misconception: no-answer
// Receiving does not take the value away: it is still there the second time.
async GoTask Doubler(Chan<int> questions, Chan<int> answers)
{
    await answers.Send(await questions.Receive() + await questions.Receive());
}
