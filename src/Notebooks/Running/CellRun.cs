namespace Notebooks;

/// <summary>What came of one cell in a run of a notebook.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Ok">
/// Whether it did what its tags promise: it succeeded, or it is tagged <c>raises-exception</c>.
/// </param>
/// <param name="Result">How its execution ended.</param>
public sealed record CellRun(NotebookCell Cell, bool Ok, CellResult Result);
