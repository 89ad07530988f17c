namespace Goroutines;

/// <summary>A call at a time on a scheduler's clock.</summary>
internal sealed class TimedCall : TimerEntry
{
    private readonly Action _call;

    /// <param name="when">Nanoseconds on the scheduler's clock.</param>
    /// <param name="call">The call; it must not wait.</param>
    internal TimedCall(long when, Action call)
        : base(when)
    {
        _call = call;
        Armed = Ordering.Release();
    }

    internal override void Fire() => Ordering.Because(Armed, _call);
}
