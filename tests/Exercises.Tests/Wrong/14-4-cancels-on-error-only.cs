// misconception: cancel-forgotten
// Believed that cancel is needed only when something has failed.
async GoTask<Exception?> RunAll(IContext ctx, Func<IContext, GoTask<Exception?>>[] jobs)
{
    var (together, cancel) = Context.WithCancel(ctx);
    var mutex = new Mutex();
    Exception? first = null;
    var wg = new WaitGroup();
    foreach (var job in jobs)
        wg.Go(async () =>
        {
            if (await job(together) is not { } err)
                return;
            using (await mutex.Lock())
                first ??= err;
            cancel();
        });
    await wg.Wait();
    return first;
}
