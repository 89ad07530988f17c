namespace Course.Page;

/// <summary>How a cell stands.</summary>
/// <param name="Id">The cell's id.</param>
/// <param name="State">Whether it runs, and how it ended.</param>
/// <param name="Origin">Where its outputs come from.</param>
/// <param name="Count">Its execution count, if it has one.</param>
/// <param name="Elapsed">How many milliseconds it took.</param>
/// <param name="Outputs">All its outputs; null where they are as the page has them.</param>
public sealed record CellNews(
    string Id,
    CellRunState State,
    CellOrigin Origin,
    int? Count,
    double? Elapsed,
    IReadOnlyList<PageOutput>? Outputs
);
