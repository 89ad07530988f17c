async GoTask<int> AddUp()
{
    var results = new int[10];
    var wg = new WaitGroup();
    for (int i = 0; i < 10; i++)
    {
        int mine = i;
        wg.Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(mine));
            results[mine] = mine + 1;
        });
    }
    await wg.Wait();
    return results.Sum();
}
