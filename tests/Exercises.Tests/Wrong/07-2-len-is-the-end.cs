// misconception: empty-is-the-end
// Believes that a channel with nothing in it is over.
async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    while (degrees.Len > 0)
    {
        int d = await degrees.Receive();
        lowest = count == 0 ? d : Math.Min(lowest, d);
        count++;
    }
    return (count, lowest);
}
