namespace Course.Page;

/// <summary>Cells to run, with their texts as they stand in the page.</summary>
public sealed record RunRequest(IReadOnlyList<CellText>? Cells);
