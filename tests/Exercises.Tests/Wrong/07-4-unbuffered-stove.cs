// misconception: no-place-comes-free
// Believes that a channel without a capacity has room for one token.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>();
    var wg = new WaitGroup();
    foreach (var cook in dishes)
        wg.Go(async () =>
        {
            await stove.Send(default);
            await cook();
            await stove.Receive();
        });
    await wg.Wait();
}
