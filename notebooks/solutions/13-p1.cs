async GoTask CancelAndGoOn()
{
    var (ctx, cancel) = Context.WithCancel(Context.Background);
    Go(async () =>
    {
        await Receive(ctx.Done);
        Console.WriteLine("stopped");
    });
    cancel();
    Console.WriteLine("cancelled");
}

// The goroutine may notice before main prints, after it, or not before main has returned.
Exercise.Predict(CancelAndGoOn, "stopped cancelled", "cancelled stopped", "cancelled")
