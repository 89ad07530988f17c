// misconception: loop-variable-shared
// Its author believed that each goroutine sees the i of its own round.
async GoTask RunAll(int[] jobs, Action<int> done)
{
    var wg = new WaitGroup();
    for (int i = 0; i < jobs.Length; i++)
    {
        int length = jobs[i];
        wg.Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(length));
            done(i);
        });
    }
    await wg.Wait();
}
