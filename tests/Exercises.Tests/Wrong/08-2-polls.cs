// misconception: polls
// Believes that a time limit needs a loop that never waits.
async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var start = Now();
    var collected = new List<int>();
    while (Since(start) < limit)
        if (values.TryReceive(out int v, out bool ok))
        {
            if (!ok)
                break;
            collected.Add(v);
        }
        else
        {
            await Gosched();
        }
    return collected;
}
