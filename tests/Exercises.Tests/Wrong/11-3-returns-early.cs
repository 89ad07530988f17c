// misconception: returns-early
// Its author believed that a function waits for the goroutines that it has started.
async GoTask Serve(int requests, Action<int> served)
{
    for (int i = 0; i < requests; i++)
    {
        int number = i;
        Go(async () =>
        {
            await Blocking(TimeSpan.FromMilliseconds(30));
            await Work(TimeSpan.FromMilliseconds(5));
            served(number);
        });
    }
    await Gosched();
}
