async GoTask Hello()
{
    var done = new Chan<bool>();
    Go(async () =>
    {
        Console.WriteLine("hello from a goroutine");
        await done.Send(true);
    });
    await done.Receive();
    Console.WriteLine("goodbye from main");
}
