namespace Goroutines;

/// <summary>How a program is run on real cores.</summary>
public sealed class RunOptions
{
    /// <summary>How many processors run goroutines at a time, from 1: <c>GOMAXPROCS</c>. All cores by default.</summary>
    public int MaxProcs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>
    /// How long the program may run, by the machine's clock. A longer one is ended with a report of what every
    /// goroutine is doing, as Go's test runner does; no limit by default.
    /// </summary>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.MaxValue;

    /// <summary>Whether the run keeps a trace; no by default.</summary>
    public bool Trace { get; init; }

    /// <summary>
    /// How many events the trace keeps, from 1; all by default. When there are more the earliest are dropped, and counted
    /// in <see cref="Goroutines.Trace.Dropped"/>. Each thread keeps so many, so that none waits for another.
    /// </summary>
    public int TraceLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = int.MaxValue;

    /// <summary>
    /// Whether data races are searched for, as by <c>go run -race</c>; no by default, for every operation takes longer
    /// then. What is watched are <see cref="Shared{T}"/>, <see cref="SharedArray{T}"/> and <see cref="SharedMap{TKey, TValue}"/>.
    /// </summary>
    public bool DetectRaces { get; init; }

    /// <summary>Whether what the program writes, its report included, is also shown as it comes; yes by default.</summary>
    public bool ShowOutput { get; init; } = true;
}
