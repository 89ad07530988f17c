// misconception: not-waited-for
// Main has waited, twice.
async GoTask ThreeWorkers()
{
    var done = new Chan<bool>();
    for (int i = 0; i < 3; i++)
        Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(30));
            await done.Send(true);
        });
    await done.Receive();
    await done.Receive();
}
