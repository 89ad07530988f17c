// misconception: never-closes
// Believes that the channel is closed by itself when the sender returns.
async GoTask Countdown(int from, ISendChan<int> output)
{
    while (from > 0)
        await output.Send(from--);
}
