async GoTask<Exception?> RunAll(
    IContext ctx, Func<IContext, GoTask<Exception?>>[] jobs)
{
    var (together, cancel) = Context.WithCancel(ctx);
    using var deferred = Defer(cancel);

    var ends = new Chan<Exception?>();
    foreach (var job in jobs)
        Go(async () => await ends.Send(await job(together)));

    Exception? first = null;
    for (int ended = 0; ended < jobs.Length; ended++)
    {
        if (await ends.Receive() is not { } err || first is not null)
            continue;
        first = err;
        cancel(); // the others need not go on
    }
    return first;
}
