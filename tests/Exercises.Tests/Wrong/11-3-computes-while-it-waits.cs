// misconception: computes-while-it-waits
// Its author believed that time is time, and a processor that waits is not free anyway.
async GoTask Serve(int requests, Action<int> served)
{
    var wg = new WaitGroup();
    for (int i = 0; i < requests; i++)
    {
        int number = i;
        wg.Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(35));
            served(number);
        });
    }
    await wg.Wait();
}
