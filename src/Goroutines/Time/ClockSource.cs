namespace Goroutines;

/// <summary>The clock behind the channel of a timer or a ticker.</summary>
/// <remarks>
/// <para>
/// It has no buffer and sends nothing: whoever receives looks whether the time has come, and takes it. So a channel
/// that nobody receives from costs nothing, stopping leaves no stale value, and a timer that has expired but was not
/// read is still active, all as in Go since 1.23.
/// </para>
/// <para>
/// Only while somebody waits does it stand among the scheduler's timers. All fields are guarded by the channel's
/// lock; <see cref="LooksReady"/> reads them without it, as a hint.
/// </para>
/// </remarks>
internal sealed class ClockSource : TimerEntry, IChanSource<DateTimeOffset>
{
    private readonly IScheduler _scheduler = Clock.Scheduler;
    private bool _isActive;
    private long _due;
    private long _period;

    internal ClockSource()
        : base(0)
    {
        Channel = new Chan<DateTimeOffset>(this);
    }

    internal Chan<DateTimeOffset> Channel { get; }

    internal override void Fire() => Channel.Deliver();

    public bool LooksReady => _isActive && _due <= _scheduler.Now;

    VectorClock? IChanSource<DateTimeOffset>.Armed => Armed;

    /// <summary>Begins anew.</summary>
    /// <param name="delay">Until the first value.</param>
    /// <param name="period">Between one and the next; zero for one value only.</param>
    /// <returns>Whether it was active: a value was still to come, or to be taken.</returns>
    internal bool Set(TimeSpan delay, TimeSpan period)
    {
        Channel.EnterLock();
        bool wasActive = _isActive;
        Forget();
        _isActive = true;
        _due = After(_scheduler.Now, delay);
        Armed = Ordering.Release();
        _period = After(0, period);
        if (Channel.HasReceivers)
            Await();
        Channel.ExitLock();
        return wasActive;
    }

    /// <summary>Ends it.</summary>
    /// <returns>Whether it was active.</returns>
    internal bool Stop()
    {
        Channel.EnterLock();
        bool wasActive = _isActive;
        _isActive = false;
        Forget();
        Channel.ExitLock();
        return wasActive;
    }

    public bool TryTake(out DateTimeOffset value)
    {
        value = default;
        if (!_isActive)
            return false;
        long now = _scheduler.Now;
        if (now < _due)
            return false;
        value = _scheduler.TimeAt(_due);
        if (_period == 0)
            _isActive = false;
        else
            // A slow reader gets the first tick it missed, loses the others, and the beat is kept.
            _due = After(now, _period - (now - _due) % _period);
        return true;
    }

    public void Await()
    {
        if (!_isActive || Index >= 0)
            return;
        When = _due;
        _scheduler.Add(this);
    }

    public void Forget() => _scheduler.Remove(this);
}
