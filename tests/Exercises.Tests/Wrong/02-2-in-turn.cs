// misconception: one-after-another
// Goroutines are concurrent by themselves.
async GoTask Laundry()
{
    var done = new Chan<bool>();
    Go(async () =>
    {
        await Cook("whites", 40);
        await done.Send(true);
    });
    await done.Receive();
    Go(async () =>
    {
        await Cook("colours", 30);
        await done.Send(true);
    });
    await done.Receive();
    Go(async () =>
    {
        await Cook("call", 10);
        await done.Send(true);
    });
    await done.Receive();
}
