// misconception: receive-without-limit
// Believes that it is enough to look at the clock after each value.
async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var start = Now();
    var collected = new List<int>();
    while (Since(start) < limit)
    {
        var (v, ok) = await values.ReceiveOk();
        if (!ok)
            break;
        collected.Add(v);
    }
    return collected;
}
