// misconception: uneven-parts
// Four goroutines are enough to keep eight cores busy.
async GoTask Job()
{
    var done = new Chan<bool>();
    for (int i = 0; i < 4; i++)
        Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(20));
            await done.Send(true);
        });
    for (int i = 0; i < 4; i++)
        await done.Receive();
}
