async GoTask BothReady()
{
    var (ctx, cancel) = Context.WithCancel(Context.Background);
    var work = new Chan<string>(1);
    await work.Send("home");
    cancel();
    switch (await Select(Receive(work, out var page), Receive(ctx.Done)))
    {
        case 0:
            Console.WriteLine($"fetches {page.Value}");
            break;
        case 1:
            Console.WriteLine("stops");
            break;
    }
}

// Both cases are ready, and a Select takes either.
Exercise.Predict(BothReady, "fetches home", "stops")
