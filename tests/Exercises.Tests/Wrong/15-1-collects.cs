// misconception: collects-before-it-serves
// One has to know all requests before one can start them together.
async GoTask ServeAll(IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var all = new List<int>();
    await foreach (int request in requests)
        all.Add(request);

    var wg = new WaitGroup();
    foreach (int request in all)
        wg.Go(() => handle(request));
    await wg.Wait();
}
