using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A value that a cell showed.</summary>
/// <param name="Data">
/// One representation per MIME type: a JSON string, and for types that end in <c>json</c> any JSON.
/// </param>
/// <param name="ExecutionCount">
/// Set for the value of the cell's last expression (<c>execute_result</c>), null for a value shown
/// with <c>Display()</c> (<c>display_data</c>).
/// </param>
public sealed record DisplayOutput(
    IReadOnlyDictionary<string, JsonNode?> Data,
    int? ExecutionCount = null
) : CellOutput
{
    /// <summary>Names the value, so that a later output can replace it; null when none can.</summary>
    public string? DisplayId { get; init; }

    /// <summary>Whether this replaces what was shown under its id, in this cell or one before.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>The text of one representation, or null when there is none.</summary>
    public string? Text(string mimeType) =>
        !Data.TryGetValue(mimeType, out JsonNode? node) || node is null ? null
        : node is JsonValue value && value.TryGetValue(out string? text) ? text
        : node.ToJsonString();
}
