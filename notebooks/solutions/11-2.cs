async GoTask RunAll(int[] jobs, Action<int> done)
{
    var wg = new WaitGroup();
    for (int i = 0; i < jobs.Length; i++)
    {
        int job = i;
        wg.Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(jobs[job]));
            done(job);
        });
    }
    await wg.Wait();
}
