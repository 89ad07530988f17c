// misconception: fork-not-held
// Believes that who has had a fork in the hand may put it back before eating.
async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)
{
    var wg = new WaitGroup();
    for (int i = 0; i < forks.Length; i++)
    {
        int seat = i;
        wg.Go(async () =>
        {
            await forks[seat].Lock();
            forks[seat].Unlock();
            using (await forks[(seat + 1) % forks.Length].Lock())
                await eat(seat);
        });
    }
    await wg.Wait();
}
