// misconception: cannot-fail
// A test says what it saw; who runs it will notice.
async GoTask TestCounter(ICounter counter)
{
    var wg = new WaitGroup();
    wg.Go(async () => await counter.Add(3));
    wg.Go(async () => await counter.Add(4));
    await wg.Wait();
    if (await counter.Total() != 7)
        Console.WriteLine("additions were lost");
}
