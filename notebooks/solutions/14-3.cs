async GoTask Limited(IReceiveChan<int> requests, TimeSpan period, Func<int, GoTask> handle)
{
    var gate = After(TimeSpan.Zero); // open for the first
    await foreach (int request in requests)
    {
        await gate.Receive();
        gate = After(period); // opens a period after this beginning
        await handle(request);
    }
}
