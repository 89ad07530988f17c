using System.Text.RegularExpressions;

namespace Exercises.Tests;

/// <summary>Every check tells right from wrong: the stub fails, the solution passes, each wrong answer is seen through.</summary>
[TestCaseOrderer("Exercises.Tests.ByExercise", "Exercises.Tests")]
public sealed partial class AnswerTests(AnswerBench bench) : IClassFixture<AnswerBench>
{
    public static TheoryData<string> All => new(Course.Exercises.Select(e => e.Id));

    public static TheoryData<string> Wrong =>
        new(
            Course
                .Exercises.SelectMany(e => e.WrongFiles)
                .Select(file => Path.GetFileNameWithoutExtension(file))
        );

    [Theory, MemberData(nameof(All))]
    public async Task The_stub_fails_and_the_solution_passes(string id)
    {
        var exercise = Course.Find(id);
        string stub = await bench.RunAsync(exercise, exercise.Answer.Source);
        string solution = await bench.RunAsync(
            exercise,
            await File.ReadAllTextAsync(exercise.SolutionFile)
        );
        if (exercise.IsPrediction)
        {
            Assert.StartsWith("Predict first", stub, StringComparison.Ordinal);
            Assert.StartsWith("Right", solution, StringComparison.Ordinal);
        }
        else
        {
            Assert.StartsWith($"{id}: not yet", stub, StringComparison.Ordinal);
            Assert.True(
                solution.StartsWith($"{id}: right", StringComparison.Ordinal),
                $"the solution does not pass:\n{solution}"
            );
        }
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_answer_is_rejected_and_its_misconception_named(string file)
    {
        string answer = await File.ReadAllTextAsync(Path.Combine(Course.Wrong, file + ".cs"));
        var exercise = Course.Exercises.Single(e =>
            file.StartsWith(e.Id + "-", StringComparison.Ordinal)
        );
        string verdict = await bench.RunAsync(exercise, answer);
        string expected = Declared().Match(answer).Groups["name"].Value;
        bool isRejected = verdict.StartsWith($"{exercise.Id}: not yet", StringComparison.Ordinal);
        bench.Count(isRejected);
        Assert.True(isRejected, $"it passes, though its author believed {expected}");
        Assert.True(
            verdict.Contains($"\nmisconception: {expected}", StringComparison.Ordinal),
            $"expected {expected}:\n{verdict}"
        );
    }

    [GeneratedRegex(
        @"^// misconception: (?<name>[a-z0-9-]+)\r?\n// \S",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    internal static partial Regex Declared();
}
