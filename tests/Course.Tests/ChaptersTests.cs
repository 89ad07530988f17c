using Course.Html;
using Notebooks;

namespace Course.Tests;

/// <summary>Every chapter runs from its first cell to its last, and shows what its file says that it shows.</summary>
public sealed class ChaptersTests
{
    private static readonly string s_notebooks = Path.Combine(CourseRoot.Find(), "notebooks");

    public static TheoryData<string> Chapters =>
        new(
            Directory
                .EnumerateFiles(s_notebooks, "*.ipynb")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal)
        );

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_chapter_runs_and_its_saved_outputs_are_still_true(string chapter)
    {
        var check = await RunProcess.RunAsync(s_notebooks, "check", chapter, "--links", "false");
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
    }

    [Theory, MemberData(nameof(Chapters))]
    public void A_chapter_can_be_written_as_a_page(string chapter)
    {
        NotebookDocument document = NotebookDocument.Load(Path.Combine(s_notebooks, chapter));
        Assert.Contains("<title>", NotebookHtml.Page(document), StringComparison.Ordinal);
    }
}
