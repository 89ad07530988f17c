namespace Goroutines;

/// <summary>A channel that gets the time again and again: <c>time.Ticker</c>.</summary>
/// <remarks>A slow reader loses ticks; those it gets keep the beat, at multiples of the period.</remarks>
public sealed class Ticker
{
    private readonly ClockSource? _source;

    /// <summary>Go's zero Ticker: it never ticks.</summary>
    public Ticker() { }

    /// <summary>Makes a ticker: <c>time.NewTicker(d)</c>.</summary>
    /// <param name="period">Between two ticks; the first comes after one period.</param>
    /// <exception cref="PanicException"><c>non-positive interval for NewTicker</c>.</exception>
    public Ticker(TimeSpan period)
    {
        if (period <= TimeSpan.Zero)
            throw new PanicException("non-positive interval for NewTicker");
        _source = new ClockSource();
        _source.Set(period, period);
    }

    /// <summary>The channel on which the ticks come, each with its time; null for the zero Ticker.</summary>
    public IReceiveChan<DateTimeOffset> C => _source?.Channel!;

    /// <summary>Stops the ticks: <c>t.Stop()</c>. The channel is not closed: whoever waits there stays waiting.</summary>
    public void Stop() => _source?.Stop();

    /// <summary>Starts the ticks anew with another period, from now on: <c>t.Reset(d)</c>.</summary>
    /// <param name="period">Between two ticks.</param>
    /// <exception cref="PanicException">
    /// <c>non-positive interval for Ticker.Reset</c>; <c>time: Reset called on uninitialized Ticker</c>.
    /// </exception>
    public void Reset(TimeSpan period)
    {
        if (period <= TimeSpan.Zero)
            throw new PanicException("non-positive interval for Ticker.Reset");
        if (_source is null)
            throw new PanicException("time: Reset called on uninitialized Ticker");
        _source.Set(period, period);
    }
}
