namespace Course.Page;

/// <summary>Texts to save, and the version of the file they started from.</summary>
public sealed record SaveRequest(string? Version, IReadOnlyList<CellText>? Cells);
