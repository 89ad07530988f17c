async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    await foreach (int d in degrees)
    {
        lowest = count == 0 ? d : Math.Min(lowest, d);
        count++;
    }
    return (count, lowest);
}
