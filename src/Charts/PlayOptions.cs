namespace Charts;

/// <summary>How large a game may be, and what stands above it.</summary>
public sealed class PlayOptions
{
    /// <summary>
    /// How many positions are tried at most, those with fewer moves before them first; 20,000 by default, which takes some
    /// seconds. A game that is cut says so.
    /// </summary>
    public int MaxPositions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 20_000;

    /// <summary>A title above the game; null for the usual one.</summary>
    public string? Title { get; init; }
}
