// misconception: not-a-goroutine
// Main can do the third piece of work itself.
async GoTask ThreeWorkers()
{
    var done = new Chan<bool>();
    for (int i = 0; i < 2; i++)
        Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(30));
            await done.Send(true);
        });
    await Work(TimeSpan.FromMilliseconds(30));
    await done.Receive();
    await done.Receive();
}
