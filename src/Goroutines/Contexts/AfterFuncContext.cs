namespace Goroutines;

/// <summary>A call that a context's end starts: a context below it that nobody sees.</summary>
internal sealed class AfterFuncContext(IContext parent, Func<GoTask> call, string file, int line)
    : CancelContext(parent)
{
    private readonly IScheduler _scheduler = Clock.Scheduler;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private Func<GoTask>? _call = call;

    /// <summary>Takes the call back.</summary>
    /// <returns>Whether that prevented it.</returns>
    internal bool Stop()
    {
        bool prevented = Interlocked.Exchange(ref _call, null) is not null;
        Cancel(Context.Canceled);
        return prevented;
    }

    protected override void OnCancelled()
    {
        if (Interlocked.Exchange(ref _call, null) is not { } call)
            return;
        // A goroutine starts it as any goroutine starts another, in its own bubble. A timer or plain .NET code has
        // none: then it belongs to who asked for the call.
        var scheduler =
            Goroutine.Current is { } canceller && canceller.Program == _scheduler.Program
                ? canceller.Scheduler
                : _scheduler;
        scheduler.Program.Go(scheduler, () => Run(call), file, line);
    }

    /// <summary>The goroutine's function. It sees the AsyncLocals of who asked for the call.</summary>
    private GoTask Run(Func<GoTask> call)
    {
        if (_context is not null)
            ExecutionContext.Restore(_context);
        return call();
    }
}
