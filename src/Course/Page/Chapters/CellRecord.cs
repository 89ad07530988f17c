using Notebooks;

namespace Course.Page;

/// <summary>What came of a cell that ran: what saving writes beside its text.</summary>
public sealed record CellRecord(IReadOnlyList<CellOutput> Outputs, int? Count);
