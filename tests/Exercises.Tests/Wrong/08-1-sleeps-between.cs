// misconception: polls
// Believes that polling is all right with a short nap in between.
async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)
{
    while (true)
    {
        if (
            await Select(Receive(left, out var l), Receive(right, out var r), Default)
            is var n
                and < 2
        )
            return n == 0 ? l.Value : r.Value;
        await Sleep(TimeSpan.FromMilliseconds(1));
    }
}
