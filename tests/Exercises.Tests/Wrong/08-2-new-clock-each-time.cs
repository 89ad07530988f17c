// misconception: clock-restarts
// Believes that After in the loop goes on with the time that is left.
async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var collected = new List<int>();
    while (await Select(Receive(values, out var v), Receive(After(limit))) == 0 && v.Ok)
        collected.Add(v.Value);
    return collected;
}
