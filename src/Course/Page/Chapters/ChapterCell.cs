using Notebooks;

namespace Course.Page;

/// <summary>A cell as the page shows it.</summary>
/// <param name="Id">The cell's id.</param>
/// <param name="IsCode">Code that can be run, or text.</param>
/// <param name="Source">Its text.</param>
/// <param name="Number">Which code cell it is, from 1; the page and error reports say "Cell N".</param>
/// <param name="Outputs">Its saved outputs.</param>
/// <param name="Count">Its saved execution count.</param>
/// <param name="MayFail">Whether it fails on purpose, so that "Run all" goes on.</param>
public sealed record ChapterCell(
    string Id,
    bool IsCode,
    string Source,
    int Number,
    IReadOnlyList<CellOutput> Outputs,
    int? Count,
    bool MayFail
);
