// misconception: no-limit
// Who looks at the number first, and waits while it is too high, keeps the limit.
async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    int inside = 0;
    var wg = new WaitGroup();
    await foreach (int request in requests)
        wg.Go(async () =>
        {
            while (inside >= limit)
                await Gosched();
            await Gosched();
            inside++;
            try
            {
                await handle(request);
            }
            catch (InvalidOperationException)
            {
                // 500
            }
            inside--;
        });
    await wg.Wait();
}
