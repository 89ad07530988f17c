using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>Which cells of a learner's notebook come from the course.</summary>
internal sealed class ChapterIds
{
    private readonly HashSet<string>? common;
    private readonly HashSet<string> prefixes;

    public ChapterIds(NotebookDocument mine, NotebookDocument? common, NotebookDocument theirs)
    {
        this.common = common?.Cells.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        prefixes = [.. new[] { mine, theirs }.Select(PrefixOf).OfType<string>()];
    }

    /// <summary>With the version that the learner started from this is known; else the prefix tells, else the metadata.</summary>
    public bool IsOfCourse(NotebookCell cell) =>
        common is not null ? common.Contains(cell.Id)
        : prefixes.Count > 0 ? Prefix(cell) is { } prefix && prefixes.Contains(prefix)
        : ExerciseCell.Of(cell) is not null;

    /// <summary>The beginning that most ids of a chapter share: "ch" of "ch-sum-go".</summary>
    private static string? PrefixOf(NotebookDocument document)
    {
        IGrouping<string?, NotebookCell>? largest = document
            .Cells.GroupBy(Prefix, StringComparer.Ordinal)
            .MaxBy(group => group.Count());
        return largest is not null && largest.Count() * 2 > document.Cells.Count
            ? largest.Key
            : null;
    }

    private static string? Prefix(NotebookCell cell) =>
        cell.Id.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? cell.Id[..dash] : null;
}
