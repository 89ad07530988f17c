using System.Text.Json;

namespace Kernel.Messages;

/// <summary>A JSON object from outside: what is missing or of another kind reads as nothing.</summary>
internal readonly struct MessageContent(JsonElement element)
{
    public string? Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value
            ? Readable(() => value.GetString())
            : null;

    public bool Flag(string name, bool standard) =>
        Find(name)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => standard,
        };

    public int Number(string name, int standard) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number)
            ? number
            : standard;

    public IEnumerable<string> Names(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } value
            ? value
                .EnumerateObject()
                .Select(property => Readable(() => property.Name))
                .OfType<string>()
            : [];

    // Half of a surrogate pair, or no UTF-8, is found out only when a string is asked for.
    private static string? Readable(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
            ? value
            : null;
}
