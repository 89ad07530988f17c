namespace Goroutines;

/// <summary>The machine that a program is simulated on.</summary>
public sealed class SimulationOptions
{
    /// <summary>Virtual cores: <c>GOMAXPROCS</c>; from 1, 1 by default.</summary>
    public int MaxProcs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>Seed of all choices: the same seed, the same run. Null takes no chances: always the first choice.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether the run keeps a trace; yes by default.</summary>
    public bool Trace { get; init; } = true;

    /// <summary>
    /// How many events the trace keeps, from 1; all by default. When there are more the earliest are dropped, and counted
    /// in <see cref="Goroutines.Trace.Dropped"/>.
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
    /// Whether data races are searched for, as by <c>go run -race</c>; no by default, for a program with a race ends
    /// with another exit code then. What is watched are <see cref="Shared{T}"/>, <see cref="SharedArray{T}"/> and
    /// <see cref="SharedMap{TKey, TValue}"/>.
    /// </summary>
    public bool DetectRaces { get; init; }

    /// <summary>Whether what the program writes, its report included, is also shown as it comes; yes by default.</summary>
    public bool ShowOutput { get; init; } = true;

    /// <summary>Virtual time after which a goroutine makes room for others: Go's 10 ms by default.</summary>
    public TimeSpan TimeSlice
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMilliseconds(10);

    /// <summary>Steps after which a program is taken to have no end; 10,000,000 by default.</summary>
    public long MaxSteps { get; init; } = 10_000_000;
}
