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
    /// <summary>From this time on a step is long: whoever is ready meanwhile is better off on another core.</summary>
    private const long LongStep = 700;

    /// <summary>The same for the time until the last in the queue has its turn, if the steps are short.</summary>
    private const long LongWait = 10_000;

    private Worker? _worker;
    private IRunnable? _next;
    private int _isVisited;
    private long _switches;
    private long _steals;
    private long _pace = LongStep;

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

    /// <summary>
    /// How long a step takes of late, in nanoseconds; long, as long as nothing is known. Its worker measures it.
    /// </summary>
    internal long Pace
    {
        get => Volatile.Read(ref _pace);
        set => Volatile.Write(ref _pace, value);
    }

    /// <summary>Whether its steps are so long that a conversation is better held on two cores than on one.</summary>
    internal bool IsSlow => IsLongStep(Pace);

    /// <summary>Whether the last in its queue would wait long, if a step takes so many nanoseconds.</summary>
    internal bool HasLongQueue(long pace) => Queue.Count * pace >= LongWait;

    /// <summary>Whether it pays to take others away from a processor whose step takes so long.</summary>
    /// <remarks>
    /// Taken to another core, a goroutine has its data, and those of all it talks to, fetched from core to core at each step.
    /// Nobody gains by that while all have their turn soon.
    /// </remarks>
    internal static bool IsLongStep(long nanoseconds) => nanoseconds >= LongStep;

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
