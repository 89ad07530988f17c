using Notebooks;

namespace Exercises.Tests;

/// <summary>A check while answers are graded, and what is remembered while they are not.</summary>
public sealed class GradingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grading-").FullName;

    public GradingTests() =>
        Directory.CreateSymbolicLink(
            Path.Combine(_folder, "lib"),
            Path.Combine(Course.Notebooks, "lib")
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_wrong_answer_fails_the_cell_of_its_check_while_answers_are_graded()
    {
        var result = await CheckAsync(Course.Find("05-1").Answer.Source, isGraded: true);
        Assert.False(result.Succeeded);
        Assert.Contains(
            "05-1: not yet, 0 of 1 point",
            result.Error!.Message,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Path.Combine(_folder, ".course")));
    }

    [Fact]
    public async Task A_pass_is_remembered_beside_the_notebook()
    {
        string solution = await File.ReadAllTextAsync(Course.Find("05-1").SolutionFile);
        var result = await CheckAsync(solution, isGraded: false);
        Assert.True(result.Succeeded);
        string pass = await File.ReadAllTextAsync(Path.Combine(_folder, ".course", "05-1.json"));
        Assert.StartsWith(
            "{\"exercise\":\"05-1\",\"points\":1,\"maxPoints\":1,\"passed\":\"",
            pass,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cell_shows_what_has_been_passed()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".course"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, ".course", "05-2.json"),
            "{\"exercise\":\"05-2\",\"points\":2,\"maxPoints\":2,\"passed\":\"2026-01-01T00:00:00Z\"}"
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, ".course", "05-3.json"), "{ torn");
        string shown = "";
        await using var session = await StartAsync(isGraded: false);
        await session.ExecuteAsync(new CellRequest(Bootstrap, "id"), _ => { });
        var result = await session.ExecuteAsync(
            new CellRequest("Exercise.Progress()", "id"),
            output => shown += (output as DisplayOutput)?.Text("text/plain")
        );
        Assert.True(result.Succeeded, result.Error?.Message);
        Assert.Contains("\n05: 1 of 3 exercises, 2 of 5 points\n", shown, StringComparison.Ordinal);
        Assert.StartsWith("2 of ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_not_remembered_and_fails_no_cell()
    {
        var result = await CheckAsync(Course.Find("05-1").Answer.Source, isGraded: false);
        Assert.True(result.Succeeded);
        Assert.False(Directory.Exists(Path.Combine(_folder, ".course")));
    }

    private static string Bootstrap => Course.Find("05-1").Chapter.Bootstrap.Source;

    private async Task<CellResult> CheckAsync(string answer, bool isGraded)
    {
        await using var session = await StartAsync(isGraded);
        foreach (string code in new[] { Bootstrap, answer })
            Assert.True(
                (await session.ExecuteAsync(new CellRequest(code, "id"), _ => { })).Succeeded
            );
        string check = Course.Find("05-1").Check!.Source;
        return await session.ExecuteAsync(new CellRequest(check, "id"), _ => { });
    }

    private Task<CellSession> StartAsync(bool isGraded) =>
        CellSession.StartAsync(
            new CellSessionOptions
            {
                WorkingDirectory = _folder,
                HostCommand = AnswerBench.HostCommand,
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["COURSE_GRADING"] = isGraded ? "1" : null,
                },
            }
        );
}
