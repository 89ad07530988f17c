async GoTask Laundry()
{
    var done = new Chan<bool>();
    Go(async () => { await Cook("whites", 40); await done.Send(true); });
    Go(async () => { await Cook("colours", 30); await done.Send(true); });
    Go(async () => { await Cook("call", 10); await done.Send(true); });
    for (int i = 0; i < 3; i++)
        await done.Receive();
}
