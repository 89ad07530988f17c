namespace Course.Page;

/// <summary>A cell's text as it stands in the page.</summary>
public sealed record CellText(string Id, string Source);
