namespace Goroutines;

/// <summary>The scheduler of a bubble: it runs its goroutines on the machine around it, in a time of its own.</summary>
/// <remarks>
/// When none of its goroutines is busy, as <see cref="BubbleCensus"/> has it, the bubble is settled: then <c>Wait</c>
/// returns, or else the clock jumps to the next timer, or else the bubble is dead. Who makes the last one idle does
/// that, and counts as busy itself meanwhile, so that nobody else does. After the end it counts for ever.
/// </remarks>
internal sealed class BubbleScheduler(IScheduler machine) : IScheduler
{
    private readonly TimerHeap _timers = new();
    private readonly BubbleCensus _census = new();
    private Goroutine? _root;
    private PlainWaiter? _waits;
    private PlainWaiter? _runner;
    private long _now;
    private volatile bool _rootEnded;

    // For the race detector: all that was done before the last durable wait, or the end, of each goroutine.
    private VectorClock? _idle;

    public Program Program => machine.Program;

    public long Now => Volatile.Read(ref _now);

    public bool IsBubble => true;

    public int MaxProcs => machine.MaxProcs;

    public DateTimeOffset TimeAt(long nanoseconds) =>
        Program.VirtualEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>Runs <paramref name="body"/> in the bubble until all its goroutines have ended.</summary>
    /// <exception cref="PanicException">All that are left are blocked for ever.</exception>
    internal async GoTask Run(Func<GoTask> body, string file, int line)
    {
        _runner = PlainWaiter.Rent(WaitReason.BubbleRun, 0, file, line);
        var ended = _runner.Task;
        Program.Go(this, body, file, line);
        await ended;
        if (_census.Alive > 0)
            throw new PanicException(
                _rootEnded
                    ? "deadlock: main bubble goroutine has exited but blocked goroutines remain"
                    : "deadlock: all goroutines in bubble are blocked"
            );
    }

    /// <summary>Waits until all other goroutines of the bubble are durably blocked or gone.</summary>
    internal ValueTask WaitForOthers(string file, int line)
    {
        var waiter = PlainWaiter.Rent(WaitReason.BubbleWait, 0, file, line);
        waiter.IsDurable = true;
        if (Interlocked.CompareExchange(ref _waits, waiter, null) is not null)
            throw new PanicException("wait already in progress");
        return waiter.Task;
    }

    public void Start(Goroutine goroutine, Runner? here)
    {
        _root ??= goroutine;
        _census.Add(goroutine);
        machine.Start(goroutine, here);
    }

    public void Park(Waiter waiter, Runner here)
    {
        // Computing on a virtual core is no wait: it goes on by itself.
        if (waiter.Reason == WaitReason.Work)
            _census.Queued(waiter.Goroutine);
        else if (waiter.IsDurable)
        {
            Ordering.Release(waiter.Goroutine, ref _idle);
            _census.Waits(waiter.Goroutine);
        }
        machine.Park(waiter, here);
    }

    public void Yield(Waiter waiter)
    {
        _census.Queued(waiter.Goroutine);
        machine.Yield(waiter);
    }

    public void Ready(Waiter waiter, Runner? here)
    {
        if (waiter.IsDurable)
            _census.Woken(waiter.Goroutine);
        else
            _census.Queued(waiter.Goroutine);
        machine.Ready(waiter, here);
    }

    public void Post(PostedCallback callback)
    {
        _census.Queued(callback.Goroutine);
        machine.Post(callback);
    }

    public void End(Goroutine goroutine)
    {
        machine.End(goroutine);
        if (goroutine == _root)
            _rootEnded = true;
        Ordering.Release(goroutine, ref _idle);
        if (_census.Ended(goroutine))
            Settle();
    }

    public void StepEnded(Goroutine goroutine)
    {
        // A timer without a delay does not wait for the clock to move.
        if (!_rootEnded && _timers.Next <= Now)
            _timers.Fire(Now);
        if (_census.StepEnded(goroutine))
            Settle();
    }

    public bool ShouldYield() => machine.ShouldYield();

    public void Point() => machine.Point();

    public void Touch(long subject, Access access) => machine.Touch(subject, access);

    public void Add(TimerEntry timer) => _timers.Add(timer);

    public bool Remove(TimerEntry timer) => _timers.Remove(timer);

    public ValueTask Work(long nanoseconds, string file, int line) =>
        machine.Work(nanoseconds, file, line);

    public void SetMaxProcs(int count) => machine.SetMaxProcs(count);

    public void LockThread(Goroutine goroutine) => machine.LockThread(goroutine);

    public void UnlockThread(Goroutine goroutine) => machine.UnlockThread(goroutine);

    public void EnterBlocking() => machine.EnterBlocking();

    public bool ExitBlocking() => machine.ExitBlocking();

    public int Choose(int count) => machine.Choose(count);

    public void Abandon() => machine.Abandon();

    /// <summary>Nothing in the bubble can go on by itself: brings what comes next.</summary>
    private void Settle()
    {
        do
        {
            // A panic in the bubble must not be followed by the next hour of the others.
            if (Program.HasEnded)
                return;
            if (Interlocked.Exchange(ref _waits, null) is { } waiter)
            {
                waiter.Released = _idle;
                waiter.Complete();
            }
            // When the root has ended time stands still.
            else if (!_rootEnded && _timers.Next != long.MaxValue)
            {
                Volatile.Write(ref _now, Math.Max(_now, _timers.Next));
                _timers.Fire(_now);
            }
            else
            {
                _runner!.Released = _idle;
                _runner.Complete();
                return;
            }
        } while (_census.IsStillSettled());
    }
}
