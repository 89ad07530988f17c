using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Notebooks.Hosting;

/// <summary>A line of JSON from the host: the property that is set says which.</summary>
internal sealed record HostMessage
{
    public bool Ready { get; init; }
    public string? Stream { get; init; }
    public string? Text { get; init; }
    public Dictionary<string, JsonNode?>? Data { get; init; }
    public int? ExecutionCount { get; init; }
    public string? DisplayId { get; init; }
    public bool IsUpdate { get; init; }
    public bool ReadsLine { get; init; }
    public HostAnswer? Answer { get; init; }
    public bool Done { get; init; }
    public CellError? Error { get; init; }

    /// <summary>The output that the message carries; null for another message.</summary>
    [JsonIgnore]
    public CellOutput? Output =>
        Stream is not null ? new StreamOutput(Stream, Text ?? "")
        : Data is not null
            ? new DisplayOutput(Data, ExecutionCount) { DisplayId = DisplayId, IsUpdate = IsUpdate }
        : null;
}
