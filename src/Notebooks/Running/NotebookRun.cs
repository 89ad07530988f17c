namespace Notebooks;

/// <summary>What came of a run of a notebook.</summary>
/// <param name="Cells">The cells that were executed, in order.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record NotebookRun(IReadOnlyList<CellRun> Cells, TimeSpan Elapsed)
{
    /// <summary>Whether every executed cell did what its tags promise.</summary>
    public bool Ok => Cells.All(cell => cell.Ok);

    /// <summary>
    /// Why the cells after the last one were left out though nothing is wrong: an optional package is not to be had. Null if none
    /// were.
    /// </summary>
    public string? Skipped { get; init; }
}
