async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var places = new WeightedSemaphore(limit);
    var wg = new WaitGroup();
    await foreach (int request in requests)
    {
        await places.Acquire(Context.Background, 1); // before the start: no goroutine stands in line
        wg.Go(async () =>
        {
            using var leave = Defer(() => places.Release(1));
            try
            {
                await handle(request);
            }
            catch (InvalidOperationException)
            {
                // 500
            }
        });
    }
    await wg.Wait();
}
