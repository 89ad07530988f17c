async GoTask Save(TimeSpan howLong, Action saved)
{
    var done = new Chan<bool>();
    Go(async () =>
    {
        await Sleep(howLong);
        saved();
        await done.Send(true);
    });
    await done.Receive();
}
