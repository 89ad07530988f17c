using System.Diagnostics;
using System.Text;
using Notebooks;

namespace Exercises.Tests;

/// <summary>Runs answers in a session of their chapter, as a learner would, with the cells that the exercise needs.</summary>
public sealed class AnswerBench : IAsyncLifetime, IDisposable
{
    internal static readonly IReadOnlyList<string> HostCommand =
    [
        Environment.ProcessPath!,
        typeof(AnswerBench).Assembly.Location,
        CellHost.Verb,
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("exercises-").FullName;
    private readonly HashSet<string> _ready = new(StringComparer.Ordinal);
    private readonly CheckScore _score = new();
    private CellSession? _session;
    private Chapter? _chapter;

    public Task InitializeAsync()
    {
        // The learner's folder: chapters find the library and the data where they are in the course.
        string notebooks = Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName;
        Directory.CreateSymbolicLink(
            Path.Combine(notebooks, "lib"),
            Path.Combine(Course.Notebooks, "lib")
        );
        Directory.CreateSymbolicLink(
            Path.Combine(_folder, "data"),
            Path.Combine(Course.Root, "data")
        );
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await EndAsync();
        await _score.WriteAsync();
    }

    private async Task EndAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs an answer, then its check.</summary>
    /// <returns>What is shown in the end, as text.</returns>
    internal async Task<string> RunAsync(ExerciseCells exercise, string answer)
    {
        await PrepareAsync(exercise);
        string shown = await ExecuteAsync(answer, exercise.Id);
        if (exercise.Check is null)
            return shown;
        var begun = Stopwatch.StartNew();
        string verdict = await ExecuteAsync(exercise.Check.Source, exercise.Check.Id);
        _score.Took(exercise.Id, begun.Elapsed);
        return verdict;
    }

    /// <summary>Counts a wrong answer, and whether its check has seen through it.</summary>
    internal void Count(bool isRejected) => _score.Count(isRejected);

    private async Task PrepareAsync(ExerciseCells exercise)
    {
        if (_chapter != exercise.Chapter)
        {
            await EndAsync();
            _ready.Clear();
            _chapter = exercise.Chapter;
            _session = await CellSession.StartAsync(
                new CellSessionOptions
                {
                    WorkingDirectory = Path.Combine(_folder, "notebooks"),
                    HostCommand = HostCommand,
                    CellTimeout = TimeSpan.FromMinutes(1),
                }
            );
            await ExecuteAsync(_chapter.Bootstrap.Source, _chapter.Bootstrap.Id);
        }
        foreach (string need in exercise.Needs.Where(_ready.Add))
            await ExecuteAsync(_chapter.Cells.Single(c => c.Id == need).Source, need);
    }

    private async Task<string> ExecuteAsync(string code, string cell)
    {
        var text = new StringBuilder();
        var result = await _session!.ExecuteAsync(
            new CellRequest(code, cell),
            output =>
            {
                if (output is DisplayOutput { ExecutionCount: not null } value)
                    text.Append(value.Text("text/plain"));
            }
        );
        Assert.True(result.Succeeded, $"{cell}: {result.Error?.Message}\n{code}");
        return text.ToString();
    }
}
