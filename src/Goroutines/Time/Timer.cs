namespace Goroutines;

/// <summary>Something that happens once, after a while: <c>time.Timer</c>.</summary>
/// <remarks>
/// Its rules are those of Go 1.23: the channel is unbuffered, no value of before a <see cref="Stop"/> or
/// <see cref="Reset"/> is received after it, and a timer that has expired but was not read counts as active.
/// </remarks>
public sealed class Timer
{
    private readonly ClockSource? _source;
    private readonly CallTimer? _call;

    /// <summary>Go's zero Timer, which is of no use: <see cref="Stop"/> and <see cref="Reset"/> panic.</summary>
    public Timer() { }

    /// <summary>Makes a timer whose channel gets the time once: <c>time.NewTimer(d)</c>.</summary>
    /// <param name="duration">How long from now; not above zero: at once.</param>
    public Timer(TimeSpan duration)
    {
        _source = new ClockSource();
        _source.Set(duration, TimeSpan.Zero);
    }

    internal Timer(CallTimer call, TimeSpan duration)
    {
        _call = call;
        _call.Set(duration);
    }

    /// <summary>The channel on which the time comes at which the timer was due; null if it calls a function.</summary>
    public IReceiveChan<DateTimeOffset> C => _source?.Channel!;

    /// <summary>Stops the timer: <c>t.Stop()</c>. The channel is not closed.</summary>
    /// <returns>Whether it was active: its value was still to come or to be received, its function not started.</returns>
    /// <exception cref="PanicException"><c>time: Stop called on uninitialized Timer</c>.</exception>
    public bool Stop() =>
        _source?.Stop()
        ?? _call?.Stop()
        ?? throw new PanicException("time: Stop called on uninitialized Timer");

    /// <summary>Starts the timer anew, whether it is active or not: <c>t.Reset(d)</c>.</summary>
    /// <param name="duration">How long from now.</param>
    /// <returns>Whether it was active.</returns>
    /// <exception cref="PanicException"><c>time: Reset called on uninitialized Timer</c>.</exception>
    public bool Reset(TimeSpan duration) =>
        _source?.Set(duration, TimeSpan.Zero)
        ?? _call?.Set(duration)
        ?? throw new PanicException("time: Reset called on uninitialized Timer");
}
