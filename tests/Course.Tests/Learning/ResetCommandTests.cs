using System.Diagnostics;
using Notebooks;

namespace Course.Tests;

public sealed class ResetCommandTests : IDisposable
{
    private const string Chapter = "06-channels.ipynb";
    private readonly RunFolder folder = new();

    public ResetCommandTests()
    {
        Write(Chapter, "ch", "06");
        Write("07-buffers.ipynb", "bc", "07");
        Directory.CreateDirectory(folder.File(".course"));
        foreach (string id in new[] { "06-1", "06-2", "07-1" })
            File.WriteAllText(folder.File($".course/{id}.json"), """{"points":2}""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_stub_of_an_exercise_comes_back_and_all_others_stay()
    {
        string before = folder.Read(Chapter);

        RunProcess run = await ResetAsync("06-1", "--yes");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("stub 1", Cell(Chapter, "ch-1").Source);
        Assert.Empty(Cell(Chapter, "ch-1-check").Outputs);
        Assert.Null(Cell(Chapter, "ch-1-check").ExecutionCount);
        Assert.Equal("answer 2", Cell(Chapter, "ch-2").Source);
        Assert.NotEmpty(Cell(Chapter, "ch-2-check").Outputs);
        Assert.NotEmpty(Cell(Chapter, "ch-code").Outputs);
        Assert.Equal(["06-2.json", "07-1.json", "backup"], folder.Files(".course"));
        string copy = Assert.Single(Backups("06-channels-*.ipynb"));
        Assert.Equal(before, File.ReadAllText(copy));
        Assert.Equal("""{"points":2}""", File.ReadAllText(Assert.Single(Backups("06-1-*.json"))));
    }

    [Fact]
    public async Task A_chapter_is_reset_by_its_number()
    {
        RunProcess run = await ResetAsync("06", "--yes");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("06-1, 06-2, 06-p1 reset", run.Output, StringComparison.Ordinal);
        Assert.Equal("stub 2", Cell(Chapter, "ch-2").Source);
        Assert.Equal("What?", Cell(Chapter, "ch-p1").Source);
        Assert.Equal("answer 1", Cell("07-buffers.ipynb", "bc-1").Source);
    }

    [Fact]
    public async Task All_chapters_are_reset_at_once()
    {
        RunProcess run = await ResetAsync("--all", "--yes");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("stub 1", Cell(Chapter, "ch-1").Source);
        Assert.Equal("stub 1", Cell("07-buffers.ipynb", "bc-1").Source);
        Assert.Equal(["backup"], folder.Files(".course"));
        Assert.Equal(2, Backups("*.ipynb").Length);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("")]
    public async Task Without_a_yes_nothing_is_changed(string said)
    {
        string before = folder.Read(Chapter);

        RunProcess run = await AnsweredAsync(said, "06-1");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.Equal(before, folder.Read(Chapter));
        Assert.Equal(3, folder.Files(".course").Length);
    }

    [Fact]
    public async Task A_yes_to_the_question_is_enough()
    {
        RunProcess run = await AnsweredAsync("y\n", "06-1");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("stub 1", Cell(Chapter, "ch-1").Source);
    }

    [Fact]
    public async Task What_was_reset_twice_has_one_copy()
    {
        await ResetAsync("06-1", "--yes");
        RunProcess run = await ResetAsync("06-1", "--yes");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Nothing to reset", run.Output, StringComparison.Ordinal);
        Assert.Single(Backups("*.ipynb"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "06-1", "--all")]
    [InlineData(1, "99-1", "--yes")]
    [InlineData(1, "06-1", "--notebooks", "nowhere")]
    public async Task Bad_input_is_one_line_on_stderr(int exitCode, params string[] arguments)
    {
        RunProcess run = await ResetAsync(arguments);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    private Task<RunProcess> ResetAsync(params string[] arguments) =>
        RunProcess.RunAsync(folder.Path, ["reset", .. arguments]);

    private async Task<RunProcess> AnsweredAsync(string said, params string[] arguments)
    {
        using Process process = RunProcess.Start(
            folder.Path,
            takesInput: true,
            ["reset", .. arguments]
        );
        await process.StandardInput.WriteAsync(said);
        process.StandardInput.Close();
        return await RunProcess.EndAsync(process);
    }

    private string[] Backups(string pattern) =>
        Directory.GetFiles(folder.File(".course/backup"), pattern);

    private NotebookCell Cell(string chapter, string id) =>
        NotebookDocument.Load(folder.File(chapter)).Cells.Single(c => c.Id == id);

    private void Write(string name, string prefix, string number) =>
        new ChapterBuilder()
            .Text($"{prefix}-title", "# A chapter")
            .Code($"{prefix}-code", "1", "1")
            .Answer($"{prefix}-1", $"{number}-1", "stub 1", "answer 1")
            .Check($"{prefix}-1-check", $"{number}-1", 2, "Right.")
            .Answer($"{prefix}-2", $"{number}-2", "stub 2", "answer 2")
            .Check($"{prefix}-2-check", $"{number}-2", 2, "Right.")
            .Predict($"{prefix}-p1", $"{number}-p1", "What?", "That.")
            .Save(folder.File(name));
}
