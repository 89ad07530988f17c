namespace Notebooks;

/// <summary>A cell to execute.</summary>
/// <param name="Code">The cell's C#.</param>
/// <param name="CellId">The cell's id in its notebook.</param>
/// <param name="Number">
/// What "Cell N" in error messages and <c>[CallerFilePath]</c> says; 0 takes the session's
/// execution count.
/// </param>
public sealed record CellRequest(string Code, string CellId, int Number = 0);
