namespace Goroutines;

/// <summary>A timer that starts a goroutine when its time has come: what <c>time.AfterFunc</c> makes.</summary>
/// <remarks><c>_lock</c> keeps two resets from arming it twice; nothing is started under it.</remarks>
internal sealed class CallTimer : TimerEntry
{
    private readonly IScheduler _scheduler = Clock.Scheduler;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly Func<GoTask> _call;
    private readonly string _file;
    private readonly int _line;
    private BitLock _lock;

    internal CallTimer(Func<GoTask> call, string file, int line)
        : base(0)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
        _file = file;
        _line = line;
    }

    /// <summary>Arms it, anew if it is armed.</summary>
    /// <returns>Whether it was armed.</returns>
    internal bool Set(TimeSpan delay)
    {
        _lock.Enter();
        bool wasArmed = _scheduler.Remove(this);
        When = After(_scheduler.Now, delay);
        Armed = Ordering.Release();
        _scheduler.Add(this);
        _lock.Exit();
        return wasArmed;
    }

    /// <summary>Disarms it.</summary>
    /// <returns>Whether it was armed: the call was not started.</returns>
    internal bool Stop()
    {
        _lock.Enter();
        bool wasArmed = _scheduler.Remove(this);
        _lock.Exit();
        return wasArmed;
    }

    internal override void Fire()
    {
        if (Armed is null)
            Start();
        else
            Ordering.Because(Armed, Start);
    }

    private void Start() => _scheduler.Program.Go(_scheduler, Call, _file, _line);

    /// <summary>The goroutine's function. It sees the AsyncLocals of who made the timer.</summary>
    private GoTask Call()
    {
        if (_context is not null)
            ExecutionContext.Restore(_context);
        return _call();
    }
}
