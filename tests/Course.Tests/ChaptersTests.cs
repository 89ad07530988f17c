namespace Course.Tests;

/// <summary>Every chapter runs from its first cell to its last, as a learner would run it.</summary>
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
    public async Task A_chapter_runs_without_a_failed_cell(string chapter)
    {
        string output = Directory.CreateTempSubdirectory("course-chapter-").FullName;
        try
        {
            var run = await RunProcess.RunAsync(s_notebooks, "run", chapter, "--output", output);
            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
            Assert.True(File.Exists(Path.Combine(output, chapter)));
            Assert.True(File.Exists(Path.Combine(output, Path.ChangeExtension(chapter, ".html"))));
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }
}
