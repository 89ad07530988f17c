using System.Text.Json.Nodes;

namespace Course.Tests;

public sealed class ProgressCommandTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Points_are_shown_chapter_by_chapter_with_what_is_next()
    {
        Chapters();
        Pass("06-1", 2);
        Pass("06-2", 3);

        RunProcess run = await ProgressAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Matches("^Chapter +Exercises +Points", lines[0]);
        Assert.Matches("^06 · Channels +2 / 2 +5 / 5 +█{20}$", lines[1].TrimEnd());
        Assert.Matches("^07 · Buffers +0 / 1 +0 / 5 +░{20}$", lines[2].TrimEnd());
        Assert.Matches("^All +2 / 3 +5 / 10 +█{10}░{10}$", lines[3].TrimEnd());
        Assert.Equal("Next: 07-1 in 07-buffers.ipynb: Fill the tray (begun)", lines[^1]);
    }

    [Fact]
    public async Task The_report_has_every_exercise()
    {
        Chapters();
        Pass("06-2", 3);

        RunProcess run = await ProgressAsync("--json", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        JsonNode report = JsonNode.Parse(run.Output)!;
        Assert.Equal(3, report["points"]!.GetValue<int>());
        Assert.Equal(10, report["maxPoints"]!.GetValue<int>());
        Assert.Equal("06-1", report["next"]!.GetValue<string>());
        JsonArray exercises = report["chapters"]![0]!["exercises"]!.AsArray();
        Assert.Equal(["06-1", "06-2"], exercises.Select(e => e!["exercise"]!.GetValue<string>()));
        Assert.Null(exercises[0]!["passed"]);
        Assert.Equal("2026-11-21T10:00:00Z", exercises[1]!["passed"]!.GetValue<string>());
    }

    /// <summary>The check writes the record and this command reads it: two pieces of code, one file.</summary>
    [Fact]
    public async Task What_a_check_has_passed_is_progress()
    {
        string notebooks = Path.Combine(CourseRoot.Find(), "notebooks");
        JsonNode chapter = JsonNode.Parse(
            File.ReadAllText(Path.Combine(notebooks, "05-waitgroup.ipynb"))
        )!;
        JsonNode answer = chapter["cells"]!
            .AsArray()
            .Single(cell => cell!["id"]!.GetValue<string>() == "wg-ex1-answer")!;
        answer["source"] = File.ReadAllText(Path.Combine(notebooks, "solutions", "05-1.cs"));
        File.WriteAllText(folder.File("05-waitgroup.ipynb"), chapter.ToJsonString());
        Directory.CreateSymbolicLink(folder.File("lib"), Path.Combine(notebooks, "lib"));

        RunProcess run = await RunProcess.RunAsync(folder.Path, "run", "05-waitgroup.ipynb");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        RunProcess progress = await ProgressAsync();

        Assert.Matches("\n05 · WaitGroup +1 / 3 +1 / 5 ", progress.Output);
        Assert.Contains("\nNext: 05-2 in ", progress.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_pass_that_cannot_be_read_is_none()
    {
        Chapters();
        Directory.CreateDirectory(folder.File(".course"));
        File.WriteAllText(folder.File(".course/06-1.json"), "{");

        RunProcess run = await ProgressAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Next: 06-1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_is_done_it_says_so()
    {
        Chapters();
        Pass("06-1", 2);
        Pass("06-2", 3);
        Pass("07-1", 5);

        RunProcess run = await ProgressAsync();

        Assert.EndsWith("All exercises are done.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "nowhere")]
    [InlineData(1, "empty")]
    [InlineData(2, "a", "b")]
    public async Task Bad_input_is_one_line_on_stderr(int exitCode, params string[] arguments)
    {
        Directory.CreateDirectory(folder.File("empty"));
        RunProcess run = await ProgressAsync(arguments);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    private Task<RunProcess> ProgressAsync(params string[] arguments) =>
        RunProcess.RunAsync(folder.Path, ["progress", .. arguments]);

    private void Chapters()
    {
        new ChapterBuilder()
            .Text("ch-title", "# 06 · Channels")
            .Text("ch-ex1", "### Exercise 1")
            .Answer("ch-ex1-answer", "06-1", "stub")
            .Check("ch-ex1-check", "06-1", 2)
            .Predict("ch-p1", "06-p1", "What will it print?")
            .Answer("ch-ex2-answer", "06-2", "stub")
            .Check("ch-ex2-check", "06-2", 3)
            .Save(folder.File("06-channels.ipynb"));
        new ChapterBuilder()
            .Text("bc-title", "# 07 · Buffers")
            .Text("bc-ex1", "### Fill the tray")
            .Answer("bc-ex1-answer", "07-1", "stub", "begun")
            .Check("bc-ex1-check", "07-1", 5)
            .Save(folder.File("07-buffers.ipynb"));
        new ChapterBuilder().Text("p", "# No exercises").Save(folder.File("90-more.ipynb"));
    }

    private void Pass(string exercise, int points)
    {
        Directory.CreateDirectory(folder.File(".course"));
        File.WriteAllText(
            folder.File($".course/{exercise}.json"),
            $$"""{"exercise":"{{exercise}}","points":{{points}},"maxPoints":{{points}},"passed":"2026-11-21T10:00:00Z"}"""
        );
    }
}
