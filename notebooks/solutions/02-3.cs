async GoTask<int> AddTwiceSafely()
{
    int total = 0;
    var done = new Chan<bool>();
    for (int i = 0; i < 2; i++)
        Go(async () =>
        {
            await Gosched();
            total++; // read and written without a switch in between
            await done.Send(true);
        });
    await done.Receive();
    await done.Receive();
    return total;
}
