// misconception: pause-added-to-the-work
// Believed that a pause of one period after each request makes one request a period.
async GoTask Limited(IReceiveChan<int> requests, TimeSpan period, Func<int, GoTask> handle)
{
    await foreach (int request in requests)
    {
        await handle(request);
        await Sleep(period);
    }
}
