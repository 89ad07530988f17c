namespace Goroutines;

/// <summary>How the interleavings of a program are explored.</summary>
public sealed class ExploreOptions
{
    /// <summary>How many schedules are run at most; 10,000 by default.</summary>
    public long MaxSchedules
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 10_000;

    /// <summary>
    /// How long to go on, in real time; 30 seconds by default. Making the schedules that were found smaller may take as long
    /// again.
    /// </summary>
    public TimeSpan MaxTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>How schedules are looked for.</summary>
    public ExploreStrategy Strategy { get; init; }

    /// <summary>Seed of <see cref="ExploreStrategy.Random"/> and <see cref="ExploreStrategy.Pct"/>.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// How often a schedule may take a goroutine off its core that could go on; null for any number. Most bugs need one
    /// or two. With a bound every schedule within it is run, and what is complete is complete only within it.
    /// </summary>
    public int? PreemptionBound
    {
        get;
        init
        {
            if (value < 0)
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "It must not be negative."
                );
            field = value;
        }
    }

    /// <summary>Steps after which a schedule is taken to have no end; 10,000 by default.</summary>
    public long MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 10_000;

    /// <summary>Whether data races of <see cref="Shared{T}"/> and its like are looked for; yes by default.</summary>
    public bool DetectRaces { get; init; } = true;

    /// <summary>Told from time to time how far it has come, on the thread that explores; null for nobody.</summary>
    public IProgress<ExploreProgress>? Progress { get; init; }
}

/// <summary>How far an exploration has come.</summary>
/// <param name="Schedules">How many schedules have been run.</param>
/// <param name="Outcomes">How many different outcomes they had.</param>
/// <param name="Findings">How many different faults they showed.</param>
public readonly record struct ExploreProgress(long Schedules, int Outcomes, int Findings);
