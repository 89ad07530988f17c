namespace Notebooks;

/// <summary>What came of a run of a notebook.</summary>
/// <param name="Cells">The cells that were executed, in order.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record NotebookRun(IReadOnlyList<CellRun> Cells, TimeSpan Elapsed)
{
    /// <summary>Whether every executed cell did what its tags promise.</summary>
    public bool Ok => Cells.All(cell => cell.Ok);
}
