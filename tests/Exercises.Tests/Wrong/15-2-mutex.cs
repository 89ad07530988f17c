// misconception: one-after-another
// A limit is a lock.
async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var mu = new Mutex();
    var wg = new WaitGroup();
    await foreach (int request in requests)
        wg.Go(async () =>
        {
            using (await mu.Lock())
            {
                try
                {
                    await handle(request);
                }
                catch (InvalidOperationException)
                {
                    // 500
                }
            }
        });
    await wg.Wait();
}
