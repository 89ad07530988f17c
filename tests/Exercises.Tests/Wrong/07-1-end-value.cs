// misconception: sends-an-end-value
// Believes that a special number, agreed upon by nobody, tells the receiver to stop.
async GoTask Countdown(int from, ISendChan<int> output)
{
    for (int i = from; i >= 1; i--)
        await output.Send(i);
    await output.Send(0);
}
