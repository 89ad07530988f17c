// misconception: sleeps-the-limit
// Believes that the limit has to be waited for in any case.
async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var collected = new List<int>();
    var timeIsUp = After(limit);
    IReceiveChan<int>? open = values;
    while (await Select(Receive(open, out var v), Receive(timeIsUp)) == 0)
        if (v.Ok)
            collected.Add(v.Value);
        else
            open = null;
    return collected;
}
