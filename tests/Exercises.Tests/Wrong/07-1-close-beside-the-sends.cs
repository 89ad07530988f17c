// misconception: closes-too-early
// Believes that close waits until everything that was started before it has been sent.
async GoTask Countdown(int from, ISendChan<int> output)
{
    Go(async () =>
    {
        for (int i = from; i >= 1; i--)
            await output.Send(i);
    });
    output.Close();
}
