async GoTask WhoAmI()
{
    var user = new AsyncLocal<string>();
    var wg = new WaitGroup();
    user.Value = "Ann";
    wg.Go(async () =>
    {
        Console.WriteLine(user.Value);
        user.Value = "Bob";
        await Gosched();
    });
    user.Value = "Cid";
    await wg.Wait();
    Console.WriteLine(user.Value);
}

// The goroutine has what was there at the Go, and keeps what it changes to itself.
Exercise.Predict(WhoAmI, "Ann Cid")
