namespace Goroutines;

/// <summary>A processor (Go's P): the right to run goroutines, with a run queue, a next slot and timers of its own.</summary>
/// <remarks>
/// <para>There are <c>GOMAXPROCS</c> of them. A worker must hold one to run goroutines.</para>
/// <para>
/// The next slot holds the goroutine that was readied last: it usually continues a conversation whose data is still
/// in this core's cache. The worker that holds the processor uses it at nearly every switch; others hardly ever: a
/// thief, when that worker does not come to it, and whoever takes the processor away. So the one has a way in
/// without a fence, and the others make up for it. The worker says that it is inside, then looks whether it still
/// holds the processor and whether somebody visits; a visitor says that it visits, or that the processor is
/// nobody's, has every core pass a fence, and then looks whether the worker is inside. With a fence between on
/// either side's behalf, at least one sees the other, and steps back.
/// </para>
/// </remarks>
internal sealed class Processor(int id)
{
    private Worker? _worker;
    private IRunnable? _next;
    private int _isVisited;
    private long _switches;
    private long _steals;

    internal int Id { get; } = id;

    internal RunQueue Queue { get; } = new();

    internal TimerHeap Timers { get; } = new();

    /// <summary>Who holds it; null while it is idle. Changed under the scheduler's gate, read by anyone.</summary>
    internal Worker? Worker
    {
        get => Volatile.Read(ref _worker);
        set => Volatile.Write(ref _worker, value);
    }

    /// <summary>How many goroutines it has run so far: an owner that does not move is stuck in one of them.</summary>
    internal long Switches => Volatile.Read(ref _switches);

    /// <summary>How many goroutines it has taken from others so far; a hint.</summary>
    internal long Steals => Volatile.Read(ref _steals);

    /// <summary>Whether the next slot is taken; a hint.</summary>
    internal bool HasNext => Volatile.Read(ref _next) is not null;

    /// <summary>Counts one more; only its worker calls it.</summary>
    internal void CountSwitch() => Volatile.Write(ref _switches, _switches + 1);

    /// <summary>The same for goroutines taken from others.</summary>
    internal void CountSteals(int count) => Volatile.Write(ref _steals, _steals + count);

    /// <summary>Its worker puts what it has readied into the next slot.</summary>
    /// <param name="worker">The calling thread's.</param>
    /// <param name="item">What runs next.</param>
    /// <param name="displaced">Who was there: it goes to the end of the queue.</param>
    /// <returns>False if the worker does not hold the processor any more.</returns>
    internal bool TryPutNext(Worker worker, IRunnable item, out IRunnable? displaced)
    {
        displaced = null;
        if (!TryEnter(worker))
            return false;
        displaced = _next;
        _next = item;
        worker.IsInside = false;
        return true;
    }

    /// <summary>Its worker takes what is in the next slot.</summary>
    internal IRunnable? TakeNext(Worker worker)
    {
        if (!HasNext || !TryEnter(worker))
            return null;
        var item = _next;
        _next = null;
        worker.IsInside = false;
        return item;
    }

    /// <summary>A thief takes what is in the next slot, from a worker that does not come to it.</summary>
    internal IRunnable? StealNext()
    {
        if (Interlocked.Exchange(ref _isVisited, 1) != 0)
            return null;
        Interlocked.MemoryBarrierProcessWide();
        IRunnable? item = null;
        if (Worker is not { IsInside: true })
        {
            item = _next;
            _next = null;
        }
        Volatile.Write(ref _isVisited, 0);
        return item;
    }

    /// <summary>Under the gate: the worker loses the processor. On return it uses the next slot no more.</summary>
    internal void TakeFrom(Worker worker)
    {
        Worker = null;
        if (worker == Worker.Current)
            return;
        Interlocked.MemoryBarrierProcessWide();
        var spin = new SpinWait();
        while (worker.IsInside)
            spin.SpinOnce(sleep1Threshold: 50);
    }

    private bool TryEnter(Worker worker)
    {
        var spin = new SpinWait();
        while (true)
        {
            // No fence stands between this and the next line: see above.
            worker.IsInside = true;
            if (Worker != worker)
                break;
            if (Volatile.Read(ref _isVisited) == 0)
                return true;
            worker.IsInside = false;
            spin.SpinOnce(sleep1Threshold: 50);
        }
        worker.IsInside = false;
        return false;
    }
}
