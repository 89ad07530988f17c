namespace Goroutines;

/// <summary>Runs a function once, however many call: <c>sync.Once</c>.</summary>
/// <remarks>
/// The first caller runs its function holding <c>_running</c>, so that the others wait until it has returned. Then
/// <c>_done</c> is set, before the mutex is given back: who sees it sees all that the function did.
/// </remarks>
public sealed partial class Once
{
    private readonly Mutex _running = new();
    private Subject _subject;
    private bool _done;

    // For the race detector: all that came before the function's return.
    private VectorClock? _clock;

    private GoTask Skip(string file, int line)
    {
        var running = Goroutine.Current;
        Ordering.Acquire(running, ref _clock);
        Operations.Note(running, OperationKind.Look, ref _subject);
        return Operations.ShouldYield() ? Yield() : default;

        async GoTask Yield() => await PlainWaiter.Yield(file, line);
    }

    private async GoTask RunFirst(Func<GoTask> f, string file, int line)
    {
        using (await _running.Lock(file, line))
        {
            if (_done)
                return;
            try
            {
                await f();
            }
            finally
            {
                // Also when it panics or calls Goexit: it has had its one run.
                Ordering.Release(Goroutine.Current, ref _clock);
                Volatile.Write(ref _done, true);
                Operations.Note(OperationKind.Change, ref _subject);
            }
        }
    }
}
