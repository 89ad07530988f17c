using System.Text.Json.Nodes;
using Exercises.Checking;

namespace Exercises.Tests;

/// <summary>Every exercise of the chapters is whole: task, hint, stub, check, points, solution, wrong answers.</summary>
public sealed class ExerciseCellsTests
{
    public static TheoryData<string> Checked =>
        new(Course.Exercises.Where(e => !e.IsPrediction).Select(e => e.Id));

    public static TheoryData<string> Predictions =>
        new(Course.Exercises.Where(e => e.IsPrediction).Select(e => e.Id));

    [Fact]
    public void The_chapters_and_the_library_have_the_same_exercises() =>
        Assert.Equal(
            Catalogue.All.Select(d => d.Id).Order(StringComparer.Ordinal),
            Course
                .Exercises.Where(e => !e.IsPrediction)
                .Select(e => e.Id)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_solution_and_every_wrong_answer_belongs_to_an_exercise()
    {
        var ids = Course.Exercises.Select(e => e.Id).ToList();
        Assert.All(
            Directory.EnumerateFiles(Course.Solutions),
            file => Assert.Contains(Path.GetFileNameWithoutExtension(file), ids)
        );
        Assert.All(
            Directory.EnumerateFiles(Course.Wrong),
            file =>
                Assert.Contains(
                    ids,
                    id => Path.GetFileName(file).StartsWith(id + "-", StringComparison.Ordinal)
                )
        );
    }

    [Theory, MemberData(nameof(Checked))]
    public void An_exercise_has_a_task_a_hint_and_its_points(string id)
    {
        var exercise = Course.Find(id);
        int points = Catalogue.Find(id).Points;
        Assert.Contains(
            $"({points} {(points == 1 ? "point" : "points")})",
            exercise.Task,
            StringComparison.Ordinal
        );
        Assert.Matches(@"<summary>Hint</summary>\s+\S+", exercise.Task);
        Assert.NotNull(exercise.Check);
        Assert.Matches($@"Exercise\.Check\(\s*""{id}""", exercise.Check.Source);
    }

    [Theory, MemberData(nameof(Checked))]
    public void An_exercise_has_the_metadata_that_graders_read(string id)
    {
        var exercise = Course.Find(id);
        var answer = exercise.Answer.Metadata["nbgrader"]!.AsObject();
        var check = exercise.Check!.Metadata["nbgrader"]!.AsObject();
        Assert.True(
            JsonNode.DeepEquals(
                answer,
                new JsonObject
                {
                    ["schema_version"] = 3,
                    ["grade"] = false,
                    ["grade_id"] = id + "-answer",
                    ["locked"] = false,
                    ["solution"] = true,
                    ["task"] = false,
                }
            )
        );
        Assert.True(
            JsonNode.DeepEquals(
                check,
                new JsonObject
                {
                    ["schema_version"] = 3,
                    ["grade"] = true,
                    ["grade_id"] = id,
                    ["locked"] = true,
                    ["points"] = Catalogue.Find(id).Points,
                    ["solution"] = false,
                    ["task"] = false,
                }
            )
        );
    }

    [Theory, MemberData(nameof(Checked)), MemberData(nameof(Predictions))]
    public void The_stub_that_a_reset_puts_back_is_the_one_in_the_cell(string id)
    {
        var exercise = Course.Find(id);
        Assert.Equal(
            Chapter.CourseOf(exercise.Answer)!["stub"]!.GetValue<string>(),
            exercise.Answer.Source
        );
    }

    [Theory, MemberData(nameof(Checked))]
    public void An_exercise_has_a_solution_and_two_wrong_answers_that_say_what_was_believed(
        string id
    )
    {
        var exercise = Course.Find(id);
        Assert.True(File.Exists(exercise.SolutionFile));
        Assert.True(exercise.WrongFiles.Count() >= 2, $"{id} has fewer than two wrong answers");
        Assert.All(
            exercise.WrongFiles,
            file => Assert.Matches(AnswerTests.Declared(), File.ReadAllText(file))
        );
    }

    [Theory, MemberData(nameof(Predictions))]
    public void A_prediction_has_a_solution(string id) =>
        Assert.True(File.Exists(Course.Find(id).SolutionFile));
}
