using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Learning;

/// <summary>
/// A cell of an exercise, told by its metadata: <c>"course": {"exercise": "06-1", "role": "answer", "stub": "…"}</c>.
/// </summary>
/// <param name="Cell">The cell.</param>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Role">What the cell is to it.</param>
/// <param name="Stub">What an answer is before it is given; null for a check, and where the chapter has none.</param>
internal sealed record ExerciseCell(
    NotebookCell Cell,
    string Exercise,
    ExerciseRole Role,
    string? Stub
)
{
    /// <summary>The key of the course in a cell's metadata.</summary>
    public const string Key = "course";

    /// <summary>Whether the learner writes into it.</summary>
    public bool IsLearners => Role is ExerciseRole.Answer or ExerciseRole.Predict;

    /// <summary>Whether the learner has written something; not known without a stub.</summary>
    public bool IsAnswered => Stub is not null && !SameText(Cell.Source, Stub);

    /// <summary>The points of a check, as nbgrader counts them.</summary>
    public int Points =>
        Role == ExerciseRole.Check
        && Metadata(Cell, "nbgrader") is { } nbgrader
        && Is(nbgrader["grade"])
        && nbgrader["points"] is JsonValue value
        && value.TryGetValue(out double points)
            ? (int)Math.Round(points)
            : 0;

    /// <summary>The cells of exercises in a notebook, in order.</summary>
    public static IReadOnlyList<ExerciseCell> In(NotebookDocument document) =>
        [.. document.Cells.Select(Of).OfType<ExerciseCell>()];

    /// <summary>Null if the cell belongs to no exercise.</summary>
    public static ExerciseCell? Of(NotebookCell cell)
    {
        if (
            Metadata(cell, Key) is not { } course
            || Text(course["exercise"]) is not { } exercise
            || !Enum.TryParse(Text(course["role"]), ignoreCase: true, out ExerciseRole role)
        )
        {
            return null;
        }

        return new ExerciseCell(cell, exercise, role, Text(course["stub"]));
    }

    /// <summary>Whether two texts are the same but for how lines and the text end, which editors change.</summary>
    public static bool SameText(string a, string b) =>
        string.Equals(Trimmed(a), Trimmed(b), StringComparison.Ordinal);

    private static string Trimmed(string text) => text.ReplaceLineEndings("\n").TrimEnd();

    // Looking at a cell must not give it metadata.
    private static JsonObject? Metadata(NotebookCell cell, string key) =>
        (cell.Json["metadata"] as JsonObject)?[key] as JsonObject;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text
        : node is JsonArray lines ? string.Concat(lines.Select(line => Text(line) ?? ""))
        : null;

    private static bool Is(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out bool yes) && yes;
}
