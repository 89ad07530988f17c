async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var collected = new List<int>();
    var timeIsUp = After(limit); // one clock for all turns
    while (await Select(Receive(values, out var v), Receive(timeIsUp)) == 0 && v.Ok)
        collected.Add(v.Value);
    return collected;
}
