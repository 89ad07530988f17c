using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// Writes JSON byte for byte as Jupyter's nbformat does: an item a line, keys sorted, nothing
/// escaped that need not be. What was read and not touched is written with its own characters, so
/// that <c>1.0</c> stays <c>1.0</c>.
/// </summary>
internal sealed class NotebookJson(int indent, bool sortKeys)
{
    private readonly StringBuilder text = new();

    public string Write(JsonNode? node)
    {
        text.Clear();
        WriteNode(node, 0);
        return text.ToString();
    }

    /// <summary>Whether the keys of every object are in the order in which nbformat writes them.</summary>
    public static bool IsSorted(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.Zip(o.Skip(1))
                .All(pair => string.CompareOrdinal(pair.First.Key, pair.Second.Key) < 0)
                && o.All(property => IsSorted(property.Value)),
            JsonArray a => a.All(IsSorted),
            _ => true,
        };

    private void WriteNode(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject o:
                IEnumerable<KeyValuePair<string, JsonNode?>> properties = sortKeys
                    ? o.OrderBy(property => property.Key, StringComparer.Ordinal)
                    : o;
                WriteItems(
                    '{',
                    '}',
                    properties,
                    depth,
                    property =>
                    {
                        WriteString(property.Key);
                        text.Append(": ");
                        WriteNode(property.Value, depth + 1);
                    }
                );
                break;
            case JsonArray a:
                WriteItems('[', ']', a, depth, item => WriteNode(item, depth + 1));
                break;
            case JsonValue value when value.TryGetValue(out JsonElement element):
                text.Append(element.GetRawText());
                break;
            case JsonValue value when value.TryGetValue(out string? s):
                WriteString(s);
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private void WriteItems<T>(
        char open,
        char close,
        IEnumerable<T> items,
        int depth,
        Action<T> write
    )
    {
        bool any = false;
        text.Append(open);
        foreach (T item in items)
        {
            text.Append(any ? ",\n" : "\n").Append(' ', indent * (depth + 1));
            write(item);
            any = true;
        }

        if (any)
        {
            text.Append('\n').Append(' ', indent * depth);
        }

        text.Append(close);
    }

    private void WriteString(string s)
    {
        text.Append('"');
        foreach (char c in s)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
