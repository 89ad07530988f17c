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
    public async Task A_wrong_answer_is_not_remembered_and_fails_no_cell()
    {
        var result = await CheckAsync(Course.Find("05-1").Answer.Source, isGraded: false);
        Assert.True(result.Succeeded);
        Assert.False(Directory.Exists(Path.Combine(_folder, ".course")));
    }

    private async Task<CellResult> CheckAsync(string answer, bool isGraded)
    {
        var exercise = Course.Find("05-1");
        await using var session = await CellSession.StartAsync(
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
        foreach (string code in new[] { exercise.Chapter.Bootstrap.Source, answer })
            Assert.True(
                (await session.ExecuteAsync(new CellRequest(code, "id"), _ => { })).Succeeded
            );
        return await session.ExecuteAsync(new CellRequest(exercise.Check!.Source, "id"), _ => { });
    }
}
