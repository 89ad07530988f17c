async GoTask ServeUntil(IContext stop, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var inProgress = new WaitGroup();
    var next = Receive(requests);
    var stopped = Receive(stop.Done);
    while (stop.Err is null && await Select(next, stopped) == 0)
    {
        int request = next.Value;
        inProgress.Go(() => handle(request));
    }
    await inProgress.Wait();
}
