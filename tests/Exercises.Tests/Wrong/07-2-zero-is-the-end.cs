// misconception: zero-is-the-end
// Believes that a receive that gives 0 has met the end of the channel.
async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    for (int d = await degrees.Receive(); d != default; d = await degrees.Receive())
    {
        lowest = count == 0 ? d : Math.Min(lowest, d);
        count++;
    }
    return (count, lowest);
}
