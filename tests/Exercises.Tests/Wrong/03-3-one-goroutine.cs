// misconception: one-after-another
// A goroutine runs on all cores.
async GoTask Job()
{
    var done = new Chan<bool>();
    Go(async () =>
    {
        await Work(TimeSpan.FromMilliseconds(80));
        await done.Send(true);
    });
    await done.Receive();
}
