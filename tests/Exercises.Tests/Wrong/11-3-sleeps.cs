// misconception: sleeps-instead-of-blocking
// Its author believed that a blocked thread and a sleeping goroutine are the same.
async GoTask Serve(int requests, Action<int> served)
{
    var wg = new WaitGroup();
    for (int i = 0; i < requests; i++)
    {
        int number = i;
        wg.Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(30));
            await Work(TimeSpan.FromMilliseconds(5));
            served(number);
        });
    }
    await wg.Wait();
}
