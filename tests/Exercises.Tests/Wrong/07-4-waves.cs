// misconception: places-left-empty
// Believes that a limit means to cook in waves, and waits for the slowest of each.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    foreach (var wave in dishes.Chunk(places))
    {
        var wg = new WaitGroup();
        foreach (var cook in wave)
            wg.Go(async () => await cook());
        await wg.Wait();
    }
}
