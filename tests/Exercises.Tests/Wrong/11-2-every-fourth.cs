// misconception: fixed-shares
// Its author believed that shares are fair if every processor gets every fourth job.
async GoTask RunAll(int[] jobs, Action<int> done)
{
    int shares = GoRuntime.GOMAXPROCS(0);
    var wg = new WaitGroup();
    for (int s = 0; s < shares; s++)
    {
        int first = s;
        wg.Go(async () =>
        {
            for (int i = first; i < jobs.Length; i += shares)
            {
                await Work(TimeSpan.FromMilliseconds(jobs[i]));
                done(i);
            }
        });
    }
    await wg.Wait();
}
