// misconception: lowest-from-zero
// Believes that 0 is a harmless start for a minimum.
async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    await foreach (int d in degrees)
    {
        lowest = Math.Min(lowest, d);
        count++;
    }
    return (count, lowest);
}
