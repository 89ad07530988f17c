// misconception: counts-the-end
// Believes that ok becomes false with the last value, and not after it.
async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    bool more;
    do
    {
        (int d, more) = await degrees.ReceiveOk();
        lowest = count == 0 ? d : Math.Min(lowest, d);
        count++;
    } while (more);
    return (count, lowest);
}
