async GoTask Stubborn()
{
    var (ctx, cancel) = Context.WithCancel(Context.Background);
    var values = new Chan<int>(1);
    await values.Send(42);
    cancel();
    switch (await Select(Receive(ctx.Done), Receive(values)))
    {
        case 0:
            Console.WriteLine("stopped");
            break;
        case 1:
            Console.WriteLine("worked");
            break;
    }
}

// Both cases are ready, and a select takes either.
Exercise.Predict(Stubborn, "stopped", "worked")
