// misconception: one-after-the-other
// Its author believed that a goroutine for each job is enough, wherever one waits for it.
async GoTask RunAll(int[] jobs, Action<int> done)
{
    for (int i = 0; i < jobs.Length; i++)
    {
        int job = i;
        var wg = new WaitGroup();
        wg.Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(jobs[job]));
            done(job);
        });
        await wg.Wait();
    }
}
