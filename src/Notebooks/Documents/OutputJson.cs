using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Outputs of cells from and to the JSON of nbformat.</summary>
internal static class OutputJson
{
    public static JsonObject ToJson(CellOutput output) =>
        output switch
        {
            StreamOutput stream => new JsonObject
            {
                ["name"] = stream.Name,
                ["output_type"] = "stream",
                ["text"] = Lines(stream.Text),
            },
            DisplayOutput { ExecutionCount: null } display => new JsonObject
            {
                ["data"] = Bundle(display),
                ["metadata"] = new JsonObject(),
                ["output_type"] = "display_data",
            },
            DisplayOutput result => new JsonObject
            {
                ["data"] = Bundle(result),
                ["execution_count"] = result.ExecutionCount,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            },
            ErrorOutput error => new JsonObject
            {
                ["ename"] = error.Name,
                ["evalue"] = error.Value,
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([
                    .. error.Traceback.Select(line => JsonValue.Create(line)),
                ]),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(output)),
        };

    /// <summary>Null for an output of a kind that nbformat does not know.</summary>
    public static CellOutput? FromJson(JsonNode? json) =>
        json is not JsonObject o
            ? null
            : Text(o["output_type"]) switch
            {
                "stream" => new StreamOutput(Text(o["name"]), Text(o["text"])),
                "display_data" or "update_display_data" => new DisplayOutput(Data(o["data"])),
                "execute_result" => new DisplayOutput(
                    Data(o["data"]),
                    o["execution_count"] is JsonValue v && v.TryGetValue(out int count) ? count : 0
                ),
                "error" => new ErrorOutput(
                    Text(o["ename"]),
                    Text(o["evalue"]),
                    o["traceback"] is JsonArray lines ? [.. lines.Select(Text)] : []
                ),
                _ => null,
            };

    /// <summary>A text that nbformat stores as one string or as a list of lines.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            JsonArray lines => string.Concat(lines.Select(Text)),
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => "",
        };

    public static JsonArray Lines(string text) =>
        new([.. PythonLines.Split(text).Select(line => JsonValue.Create(line))]);

    private static JsonObject Bundle(DisplayOutput display)
    {
        var bundle = new JsonObject();
        foreach (string mime in display.Data.Keys.Order(StringComparer.Ordinal))
        {
            JsonNode? node = display.Data[mime];
            bool lines =
                mime.StartsWith("text/", StringComparison.Ordinal)
                || mime is "application/javascript" or "image/svg+xml";
            bundle[mime] =
                lines && display.Text(mime) is string text ? Lines(text) : node?.DeepClone();
        }

        return bundle;
    }

    private static Dictionary<string, JsonNode?> Data(JsonNode? bundle)
    {
        var data = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach ((string mime, JsonNode? node) in bundle as JsonObject ?? [])
        {
            bool json = mime.EndsWith("json", StringComparison.Ordinal);
            data[mime] = json ? node?.DeepClone() : JsonValue.Create(Text(node));
        }

        return data;
    }
}
