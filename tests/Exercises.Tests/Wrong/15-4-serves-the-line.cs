// misconception: serves-the-line-first
// Of two cases that are ready, Select takes the stop.
async GoTask ServeUntil(IContext stop, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var inProgress = new WaitGroup();
    var next = Receive(requests);
    var stopped = Receive(stop.Done);
    while (await Select(next, stopped) == 0)
    {
        int request = next.Value;
        inProgress.Go(() => handle(request));
    }
    await inProgress.Wait();
}
