// misconception: one-goroutine
// A thousand additions will show any bug; two of them at once are not needed.
async GoTask TestCounter(ICounter counter)
{
    int sum = 0;
    for (int n = 1; n <= 10; n++)
    {
        await counter.Add(n);
        sum += n;
    }
    if (await counter.Total() != sum)
        Panic("additions were lost");
}
