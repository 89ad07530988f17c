// misconception: one-at-a-time
// Believes that a deadlock is best cured by one big lock.
async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    var table = new Mutex();
    var wg = new WaitGroup();
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        wg.Go(async () =>
        {
            using (await table.Lock())
            using (await forks[seat].Lock())
            using (await forks[(seat + 1) % forks.Length].Lock())
                await eat(seat);
        });
    }
    await wg.Wait();
}
