// misconception: ignores-the-end
// Believes that ok is false when nothing has come yet, and so tries again.
async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)
{
    int count = 0;
    int lowest = 0;
    while (count < 1000)
    {
        var (d, ok) = await degrees.ReceiveOk();
        if (!ok)
            continue;
        lowest = count == 0 ? d : Math.Min(lowest, d);
        count++;
    }
    return (count, lowest);
}
