async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    var wg = new WaitGroup();
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        int next = (i + 1) % forks.Length;
        wg.Go(async () =>
        {
            // The order of the locks: by number.
            using (await forks[Math.Min(seat, next)].Lock())
            using (await forks[Math.Max(seat, next)].Lock())
                await eat(seat);
        });
    }
    await wg.Wait();
}
