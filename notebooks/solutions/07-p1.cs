async GoTask PutAndTake()
{
    var tray = new Chan<string>(1);
    var done = new Chan<bool>();
    Go(async () =>
    {
        await tray.Send("onions");
        Console.WriteLine("put");
        await done.Send(true);
    });
    await tray.Receive();
    Console.WriteLine("taken");
    await done.Receive();
}

Exercise.Predict(PutAndTake, "put taken", "taken put")
