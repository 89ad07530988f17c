using System.Text;
using Course.Updating;
using Notebooks;

namespace Course.Tests;

/// <summary>A chapter as it was given out, what the learner made of it, and the course's new version.</summary>
internal static class Merging
{
    internal const string Stub = "int F() => 0;";
    internal const string Answer = "int F() => 42;";

    internal static ChapterBuilder Chapter(
        string text = "Text",
        string code = "code",
        string? printed = null,
        string stub = Stub,
        string? answer = null,
        string? check = null,
        string? checkPrinted = null
    ) =>
        new ChapterBuilder()
            .Text("ch-text", text)
            .Code("ch-code", code, printed)
            .Answer("ch-1", "06-1", stub, answer)
            .Check("ch-1-check", "06-1", 2, checkPrinted, check);

    internal static MergedChapter Merge(
        ChapterBuilder? common,
        ChapterBuilder mine,
        ChapterBuilder theirs
    ) =>
        ChapterMerge.Of(
            Copy(mine.Document),
            common is null ? null : Copy(common.Document),
            Copy(theirs.Document)
        );

    internal static NotebookDocument Copy(NotebookDocument document) =>
        NotebookDocument.Parse(Encoding.UTF8.GetBytes(document.ToText()), "06-channels.ipynb");

    internal static IEnumerable<string> Ids(MergedChapter merged) =>
        merged.Document.Cells.Select(cell => cell.Id);

    internal static NotebookCell Cell(MergedChapter merged, string id) =>
        merged.Document.Cells.Single(cell => cell.Id == id);

    internal static string Source(MergedChapter merged, string id) => Cell(merged, id).Source;
}
