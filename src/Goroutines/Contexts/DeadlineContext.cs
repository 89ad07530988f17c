namespace Goroutines;

/// <summary>A context that is cancelled at a time on the clock of the scheduler that it was made on.</summary>
internal sealed class DeadlineContext : CancelContext
{
    private readonly DateTimeOffset _deadline;
    private readonly IScheduler _scheduler = Clock.Scheduler;
    private TimedCall? _timer;

    internal DeadlineContext(IContext parent, DateTimeOffset deadline)
        : base(parent) => _deadline = deadline;

    public override DateTimeOffset? Deadline => _deadline;

    private TimeSpan Left => _deadline - _scheduler.TimeAt(_scheduler.Now);

    /// <summary>Sets the timer, or cancels at once if the time has passed.</summary>
    internal void Start(Exception? cause)
    {
        if (IsCancelled)
            return;
        long now = _scheduler.Now;
        var left = _deadline - _scheduler.TimeAt(now);
        if (left <= TimeSpan.Zero)
        {
            Cancel(Context.DeadlineExceeded, cause);
            return;
        }
        var timer = new TimedCall(
            TimerEntry.After(now, left),
            () => Cancel(Context.DeadlineExceeded, cause)
        );
        _scheduler.Add(timer);
        // Pairs with the fence in CancelAlone: of setting the timer and cancelling one sees the other.
        Interlocked.Exchange(ref _timer, timer);
        if (IsCancelled)
            _scheduler.Remove(timer);
    }

    public override string ToString() =>
        $"{Parent}.WithDeadline({ContextText.Time(_deadline)} [{ContextText.Duration(Left)}])";

    protected override void OnCancelled()
    {
        if (_timer is { } timer)
            _scheduler.Remove(timer);
    }
}
