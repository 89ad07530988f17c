// misconception: sleep-as-synchronisation
// Believes that they do not meet if they come at different times.
async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    var wg = new WaitGroup();
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        wg.Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(seat));
            using (await forks[seat].Lock())
            using (await forks[(seat + 1) % forks.Length].Lock())
                await eat(seat);
        });
    }
    await wg.Wait();
}
