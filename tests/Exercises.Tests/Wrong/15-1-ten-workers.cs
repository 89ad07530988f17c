// misconception: fixed-number-of-workers
// Ten workers serve ten times as many as one, and that should be enough.
async GoTask ServeAll(IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var wg = new WaitGroup();
    for (int worker = 0; worker < 10; worker++)
        wg.Go(async () =>
        {
            await foreach (int request in requests)
                await handle(request);
        });
    await wg.Wait();
}
