// misconception: closes-too-early
// Believes that a channel is closed after each use, like a file, and opens again by itself.
async GoTask Countdown(int from, ISendChan<int> output)
{
    for (int i = from; i >= 1; i--)
    {
        await output.Send(i);
        output.Close();
    }
}
