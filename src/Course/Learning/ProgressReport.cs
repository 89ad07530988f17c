using System.Text.Json.Nodes;
using Course.Running;

namespace Course.Learning;

/// <summary>The report of <c>course progress --json</c>.</summary>
internal static class ProgressReport
{
    public static string ToJson(IReadOnlyList<ChapterProgress> chapters) =>
        RunReport.Write(
            new JsonObject
            {
                ["points"] = chapters.Sum(c => c.Done),
                ["maxPoints"] = chapters.Sum(c => c.Possible),
                ["next"] = ProgressView.FirstOpen(chapters)?.Exercise.Id,
                ["chapters"] = new JsonArray([.. chapters.Select(Chapter)]),
            }
        );

    private static JsonObject Chapter(ChapterProgress chapter) =>
        new()
        {
            ["file"] = chapter.File,
            ["title"] = chapter.Title,
            ["points"] = chapter.Done,
            ["maxPoints"] = chapter.Possible,
            ["exercises"] = new JsonArray([.. chapter.Exercises.Select(Exercise)]),
        };

    private static JsonObject Exercise(ExerciseProgress exercise) =>
        new()
        {
            ["exercise"] = exercise.Id,
            ["title"] = exercise.Title,
            ["points"] = exercise.Done,
            ["maxPoints"] = exercise.Points,
            ["answered"] = exercise.IsAnswered,
            ["passed"] = exercise.Passed?.When,
        };
}
