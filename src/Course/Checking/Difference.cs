namespace Course.Checking;

/// <summary>Where a saved output is no longer true.</summary>
/// <param name="Cell">The id of the cell.</param>
/// <param name="What">What of it differs: a stream, a value, the kinds of outputs.</param>
/// <param name="Line">The first line that differs, from 1; null where lines say nothing.</param>
/// <param name="Saved">What the notebook says there; null where there is nothing.</param>
/// <param name="Now">What came now; null where nothing came.</param>
internal sealed record Difference(string Cell, string What, int? Line, string? Saved, string? Now)
{
    /// <summary>Whether it goes away when the new outputs are saved.</summary>
    public bool IsMendedByAccepting { get; init; } = true;
}
