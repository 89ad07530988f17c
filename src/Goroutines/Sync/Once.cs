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

    private GoTask Skip(string file, int line)
    {
        Operations.Note(Operation.Look, ref _subject);
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
                Volatile.Write(ref _done, true);
                Operations.Note(Operation.Change, ref _subject);
            }
        }
    }
}
