namespace Goroutines;

/// <summary>A call at a time on a scheduler's clock.</summary>
/// <param name="when">Nanoseconds on the scheduler's clock.</param>
/// <param name="call">The call; it must not wait.</param>
internal sealed class TimedCall(long when, Action call) : TimerEntry(when)
{
    internal override void Fire() => call();
}
