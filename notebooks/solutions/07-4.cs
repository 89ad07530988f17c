async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>(places);
    var wg = new WaitGroup();
    foreach (var cook in dishes)
        wg.Go(async () =>
        {
            await stove.Send(default); // waits for a place
            await cook();
            await stove.Receive(); // and gives it back
        });
    await wg.Wait();
}
