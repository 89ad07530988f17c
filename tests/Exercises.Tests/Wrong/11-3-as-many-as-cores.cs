// misconception: as-many-goroutines-as-cores
// Its author believed that more goroutines than processors bring nothing.
async GoTask Serve(int requests, Action<int> served)
{
    int workers = GoRuntime.GOMAXPROCS(0);
    var wg = new WaitGroup();
    for (int w = 0; w < workers; w++)
    {
        int worker = w;
        wg.Go(async () =>
        {
            for (int i = worker; i < requests; i += workers)
            {
                await Blocking(TimeSpan.FromMilliseconds(30));
                await Work(TimeSpan.FromMilliseconds(5));
                served(i);
            }
        });
    }
    await wg.Wait();
}
