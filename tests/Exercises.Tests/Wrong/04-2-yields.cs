// misconception: does-not-wait
// If main steps back often enough, the goroutine gets through.
async GoTask Save(TimeSpan howLong, Action saved)
{
    Go(async () =>
    {
        await Sleep(howLong);
        saved();
    });
    for (int i = 0; i < 10; i++)
        await Gosched();
}
