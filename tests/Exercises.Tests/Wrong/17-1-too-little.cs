// misconception: only-too-little
// What gets lost makes the total too small, so that is what to look for.
async GoTask TestCounter(ICounter counter)
{
    var wg = new WaitGroup();
    wg.Go(async () => await counter.Add(3));
    wg.Go(async () => await counter.Add(4));
    await wg.Wait();
    if (await counter.Total() < 7)
        Panic("additions were lost");
}
