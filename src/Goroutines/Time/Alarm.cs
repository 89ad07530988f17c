namespace Goroutines;

/// <summary>Ends a sleep.</summary>
/// <param name="when">Nanoseconds on the scheduler's clock.</param>
/// <param name="sleeper">Where the goroutine sleeps.</param>
internal sealed class Alarm(long when, Waiter sleeper) : TimerEntry(when)
{
    internal override void Fire() => sleeper.Complete();
}
