// misconception: does-not-notice-the-stop
// It is enough to look whether the server has been stopped, before each request.
async GoTask ServeUntil(IContext stop, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var inProgress = new WaitGroup();
    while (stop.Err is null)
    {
        int request = await requests.Receive();
        inProgress.Go(() => handle(request));
    }
    await inProgress.Wait();
}
