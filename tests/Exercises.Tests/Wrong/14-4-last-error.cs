// misconception: first-error-lost
// Believed that any of the errors will do, and kept the last one.
async GoTask<Exception?> RunAll(IContext ctx, Func<IContext, GoTask<Exception?>>[] jobs)
{
    var (together, cancel) = Context.WithCancel(ctx);
    using var deferred = Defer(cancel);
    var ends = new Chan<Exception?>();
    foreach (var job in jobs)
        Go(async () => await ends.Send(await job(together)));
    Exception? last = null;
    for (int ended = 0; ended < jobs.Length; ended++)
    {
        if (await ends.Receive() is not { } err)
            continue;
        last = err;
        cancel();
    }
    return last;
}
