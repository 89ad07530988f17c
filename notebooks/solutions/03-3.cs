async GoTask Job()
{
    var done = new Chan<bool>();
    for (int i = 0; i < 8; i++)
        Go(async () =>
        {
            await Work(TimeSpan.FromMilliseconds(10));
            await done.Send(true);
        });
    for (int i = 0; i < 8; i++)
        await done.Receive();
}
