async GoTask Serve(int requests, Action<int> served)
{
    var wg = new WaitGroup();
    for (int i = 0; i < requests; i++)
    {
        int number = i;
        wg.Go(async () =>
        {
            await Blocking(TimeSpan.FromMilliseconds(30));
            await Work(TimeSpan.FromMilliseconds(5));
            served(number);
        });
    }
    await wg.Wait();
}
