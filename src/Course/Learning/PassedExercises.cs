using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Learning;

/// <summary>
/// What a learner has passed: a file <c>.course/&lt;exercise&gt;.json</c> each, which a check writes in the folder
/// where its notebook runs.
/// </summary>
internal static partial class PassedExercises
{
    /// <summary>The recorded pass of an exercise; null if there is none, or none that can be read.</summary>
    public static PassedExercise? Read(LearnerFolder folder, string exercise)
    {
        if (!ExerciseId().IsMatch(exercise))
        {
            return null;
        }

        try
        {
            return
                JsonNode.Parse(File.ReadAllBytes(folder.File(NameOf(exercise)))) is JsonObject json
                && json["points"] is JsonValue value
                && value.TryGetValue(out double points)
                ? new PassedExercise((int)points, json["passed"]?.ToString() ?? "")
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes a recorded pass away after keeping a copy of it.</summary>
    public static void Forget(LearnerFolder folder, string exercise)
    {
        if (Exists(folder, exercise))
        {
            folder.BackUp(NameOf(exercise));
            File.Delete(folder.File(NameOf(exercise)));
        }
    }

    public static bool Exists(LearnerFolder folder, string exercise) =>
        ExerciseId().IsMatch(exercise) && File.Exists(folder.File(NameOf(exercise)));

    private static string NameOf(string exercise) => Path.Combine(".course", exercise + ".json");

    // What keeps an id inside the folder.
    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.None, 1000)]
    private static partial Regex ExerciseId();
}
