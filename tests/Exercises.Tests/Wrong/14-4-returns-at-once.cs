// misconception: does-not-wait
// Believed that after a cancel the others are gone.
async GoTask<Exception?> RunAll(IContext ctx, Func<IContext, GoTask<Exception?>>[] jobs)
{
    var (together, cancel) = Context.WithCancel(ctx);
    using var deferred = Defer(cancel);
    var ends = new Chan<Exception?>(jobs.Length);
    foreach (var job in jobs)
        Go(async () => await ends.Send(await job(together)));
    for (int ended = 0; ended < jobs.Length; ended++)
        if (await ends.Receive() is { } err)
            return err;
    return null;
}
