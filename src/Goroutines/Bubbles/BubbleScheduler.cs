namespace Goroutines;

/// <summary>The scheduler of a bubble: it runs its goroutines on the machine around it, in a time of its own.</summary>
/// <remarks>
/// <para>
/// It counts the goroutines that are busy: those that are ready, run, or wait for something outside the bubble. A
/// goroutine stops being busy when it waits for what only the bubble can bring, which Go calls durably blocked, or
/// when it ends. When none is busy the bubble is settled: then <c>Wait</c> returns, or else the clock jumps to the
/// next timer, or else the bubble is dead.
/// </para>
/// <para>
/// A goroutine counts as busy until its step has ended on its thread, not only until it parks: by then it is
/// certain that it waits, and who ends its wait has counted it again. So the count is never zero too early. Who
/// brings it to zero settles the bubble, and counts as busy itself meanwhile, so that nobody else does.
/// </para>
/// </remarks>
internal sealed class BubbleScheduler(IScheduler machine) : IScheduler
{
    /// <summary>Virtual time begins where Go's does.</summary>
    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The step that this thread is in has parked its goroutine durably, or ended it.</summary>
    [ThreadStatic]
    private static bool t_stops;

    private readonly TimerHeap _timers = new();
    private Goroutine? _root;
    private PlainWaiter? _waits;
    private PlainWaiter? _runner;
    private long _now;
    private int _busy;
    private int _alive;
    private volatile bool _rootEnded;

    public Program Program => machine.Program;

    public long Now => Volatile.Read(ref _now);

    public bool IsBubble => true;

    public int MaxProcs => machine.MaxProcs;

    public DateTimeOffset TimeAt(long nanoseconds) =>
        s_epoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>Runs <paramref name="body"/> in the bubble until all its goroutines have ended.</summary>
    /// <exception cref="PanicException">All that are left are blocked for ever.</exception>
    internal async GoTask Run(Func<GoTask> body, string file, int line)
    {
        _runner = PlainWaiter.Rent(WaitReason.BubbleRun, 0, file, line);
        var ended = _runner.Task;
        Program.Go(this, body, file, line);
        await ended;
        if (_alive > 0)
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

    public void Start(Goroutine goroutine)
    {
        _root ??= goroutine;
        Interlocked.Increment(ref _busy);
        Interlocked.Increment(ref _alive);
        machine.Start(goroutine);
    }

    public void Park(Waiter waiter)
    {
        t_stops = waiter.IsDurable;
        machine.Park(waiter);
    }

    public void Yield(Waiter waiter) => machine.Yield(waiter);

    public void Ready(Waiter waiter)
    {
        if (waiter.IsDurable)
            Interlocked.Increment(ref _busy);
        machine.Ready(waiter);
    }

    public void Post(PostedCallback callback) => machine.Post(callback);

    public void End(Goroutine goroutine)
    {
        machine.End(goroutine);
        Interlocked.Decrement(ref _alive);
        if (goroutine == _root)
            _rootEnded = true;
        t_stops = true;
    }

    public void StepEnded()
    {
        if (!_rootEnded && _timers.Next <= Now)
            _timers.Fire(Now);
        if (!t_stops)
            return;
        t_stops = false;
        while (Interlocked.Decrement(ref _busy) == 0)
        {
            Interlocked.Increment(ref _busy);
            if (!Settle())
                return;
        }
    }

    public bool ShouldYield() => machine.ShouldYield();

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

    /// <summary>Nothing in the bubble can go on by itself: what comes next.</summary>
    /// <returns>False if the bubble is over.</returns>
    private bool Settle()
    {
        if (Interlocked.Exchange(ref _waits, null) is { } waiter)
        {
            waiter.Complete();
            return true;
        }
        // When the root has ended time stands still.
        if (!_rootEnded && _timers.Next != long.MaxValue)
        {
            Volatile.Write(ref _now, Math.Max(_now, _timers.Next));
            _timers.Fire(_now);
            return true;
        }
        _runner!.Complete();
        return false;
    }
}
