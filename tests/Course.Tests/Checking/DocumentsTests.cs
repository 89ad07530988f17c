using Course.Checking;
using Notebooks;

namespace Course.Tests;

/// <summary>The chapters and READMEs as texts: their links lead somewhere, their cells have ids.</summary>
public sealed class DocumentsTests
{
    private static readonly string s_root = CourseRoot.Find();

    public static TheoryData<string> Chapters => new(CourseTexts.Notebooks(s_root));

    public static TheoryData<string> Readmes => new(CourseTexts.Markdown(s_root));

    [Theory, MemberData(nameof(Chapters))]
    public void The_cells_of_a_chapter_have_ids_of_their_own(string chapter) =>
        Assert.Empty(NotebookFaults.OfIds(Load(chapter)));

    [Theory, MemberData(nameof(Chapters))]
    public void The_links_of_a_chapter_lead_somewhere(string chapter) =>
        Assert.Empty(NotebookFaults.OfLinks(Load(chapter), new LinkTargets()));

    [Theory, MemberData(nameof(Readmes))]
    public void The_links_of_a_README_lead_somewhere(string readme)
    {
        var targets = new LinkTargets();
        string file = Path.Combine(s_root, readme);
        var problems = MarkdownLinks
            .Of(File.ReadAllText(file))
            .Select(url => targets.ProblemOf(file, url));
        Assert.All(problems, Assert.Null);
    }

    private static NotebookDocument Load(string chapter) =>
        NotebookDocument.Load(Path.Combine(s_root, chapter));
}
