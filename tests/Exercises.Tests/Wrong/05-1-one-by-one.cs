// misconception: one-after-another
// Waiting for each goroutine as soon as it has been started is waiting for all of them.
async GoTask<int> AddUp()
{
    var results = new int[10];
    for (int i = 0; i < 10; i++)
    {
        var wg = new WaitGroup();
        int mine = i;
        wg.Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(mine));
            results[mine] = mine + 1;
        });
        await wg.Wait();
    }
    return results.Sum();
}
