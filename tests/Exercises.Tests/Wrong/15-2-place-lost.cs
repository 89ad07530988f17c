// misconception: place-not-given-back
// After the handler the place is given back; the exception is caught anyway.
async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var places = new WeightedSemaphore(limit);
    var wg = new WaitGroup();
    await foreach (int request in requests)
        wg.Go(async () =>
        {
            try
            {
                await places.Acquire(Context.Background, 1);
                await handle(request);
                places.Release(1);
            }
            catch (InvalidOperationException)
            {
                // 500
            }
        });
    await wg.Wait();
}
