// misconception: does-not-wait
// Believes that a function waits for the goroutines that it starts.
async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        int next = (i + 1) % forks.Length;
        Go(async () =>
        {
            using (await forks[Math.Min(seat, next)].Lock())
            using (await forks[Math.Max(seat, next)].Lock())
                await eat(seat);
        });
    }
    await Gosched();
}
