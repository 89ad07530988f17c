async GoTask ServeAll(IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var wg = new WaitGroup();
    await foreach (int request in requests)
        wg.Go(() => handle(request));
    await wg.Wait();
}
