async GoTask ThreeWorkers()
{
    var done = new Chan<bool>();
    for (int i = 0; i < 3; i++)
        Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(30));
            await done.Send(true);
        });
    for (int i = 0; i < 3; i++)
        await done.Receive();
}
