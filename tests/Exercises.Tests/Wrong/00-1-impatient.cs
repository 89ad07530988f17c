// misconception: does-not-wait
// The goroutine was started first, so it prints first.
async GoTask Hello()
{
    var done = new Chan<bool>();
    Go(async () =>
    {
        Console.WriteLine("hello from a goroutine");
        await done.Send(true);
    });
    Console.WriteLine("goodbye from main");
    await done.Receive();
}
