namespace Goroutines;

/// <summary>How far the schedules of a program are unfolded.</summary>
public sealed class UnfoldOptions
{
    /// <summary>How many positions the tree has at most; 20,000 by default. Those with fewer choices before them come first.</summary>
    public int MaxPositions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 20_000;

    /// <summary>How long to go on, in real time; 30 seconds by default.</summary>
    public TimeSpan MaxTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

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

    /// <summary>
    /// Told of each position, a parent before its children: whether it is wanted no further, so that nothing is unfolded
    /// behind it. Null for no position.
    /// </summary>
    public Func<SchedulePosition, bool>? Until { get; init; }
}
