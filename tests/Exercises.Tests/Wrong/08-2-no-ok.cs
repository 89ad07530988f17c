// misconception: ignores-the-end
// Believes that a closed channel is never ready, so that only the clock is left.
async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)
{
    var collected = new List<int>();
    var timeIsUp = After(limit);
    while (await Select(Receive(values, out var v), Receive(timeIsUp)) == 0)
        collected.Add(v.Value);
    return collected;
}
