// misconception: waits-in-batches
// At most so many at a time: start so many, wait for them, start the next so many.
async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var wg = new WaitGroup();
    int started = 0;
    await foreach (int request in requests)
    {
        wg.Go(async () =>
        {
            try
            {
                await handle(request);
            }
            catch (InvalidOperationException)
            {
                // 500
            }
        });
        if (++started % limit == 0)
            await wg.Wait();
    }
    await wg.Wait();
}
