// misconception: only-ones
// Counting by one is what a counter does.
async GoTask TestCounter(ICounter counter)
{
    var wg = new WaitGroup();
    for (int i = 0; i < 3; i++)
        wg.Go(async () => await counter.Add(1));
    await wg.Wait();
    if (await counter.Total() != 3)
        Panic("additions were lost");
}
