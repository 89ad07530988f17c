// misconception: sleep-as-synchronisation
// It takes as long as it takes, and a little more is safe.
async GoTask Save(TimeSpan howLong, Action saved)
{
    Go(async () =>
    {
        await Sleep(howLong);
        saved();
    });
    await Sleep(howLong + TimeSpan.FromMilliseconds(100));
}
