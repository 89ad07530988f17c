// misconception: everybody-the-same-side
// Believes that the left hand was the fault.
async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    var wg = new WaitGroup();
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        wg.Go(async () =>
        {
            using (await forks[(seat + 1) % forks.Length].Lock())
            using (await forks[seat].Lock())
                await eat(seat);
        });
    }
    await wg.Wait();
}
