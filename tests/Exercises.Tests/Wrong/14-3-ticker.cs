// misconception: pause-saved-up
// Believed that a tick that nobody took is lost.
async GoTask Limited(IReceiveChan<int> requests, TimeSpan period, Func<int, GoTask> handle)
{
    var ticker = new Ticker(period);
    using var deferred = Defer(ticker.Stop);
    await foreach (int request in requests)
    {
        await ticker.C.Receive();
        await handle(request);
    }
}
