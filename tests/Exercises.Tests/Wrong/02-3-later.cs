// misconception: switch-inside-the-update
// After a switch at the start the two are far enough apart.
async GoTask<int> AddTwiceSafely()
{
    int total = 0;
    var done = new Chan<bool>();
    for (int i = 0; i < 2; i++)
        Go(async () =>
        {
            await Gosched();
            int seen = total;
            await Gosched();
            total = seen + 1;
            await done.Send(true);
        });
    await done.Receive();
    await done.Receive();
    return total;
}
