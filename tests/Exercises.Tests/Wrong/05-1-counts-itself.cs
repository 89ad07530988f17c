// misconception: add-inside-goroutine
// A goroutine can count itself when it starts.
async GoTask<int> AddUp()
{
    var results = new int[10];
    var wg = new WaitGroup();
    for (int i = 0; i < 10; i++)
    {
        int mine = i;
        Go(async () =>
        {
            wg.Add(1);
            await Sleep(TimeSpan.FromMilliseconds(mine));
            results[mine] = mine + 1;
            wg.Done();
        });
    }
    await Gosched();
    await wg.Wait();
    return results.Sum();
}
