// misconception: too-many-at-once
// Believes that it is enough to have had a place for a moment.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>(places);
    var wg = new WaitGroup();
    foreach (var cook in dishes)
        wg.Go(async () =>
        {
            await stove.Send(default);
            await stove.Receive();
            await cook();
        });
    await wg.Wait();
}
