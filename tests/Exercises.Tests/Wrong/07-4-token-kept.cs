// misconception: no-place-comes-free
// Believes that a place comes free by itself when its goroutine ends.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>(places);
    var wg = new WaitGroup();
    foreach (var cook in dishes)
        wg.Go(async () =>
        {
            await stove.Send(default);
            await cook();
        });
    await wg.Wait();
}
