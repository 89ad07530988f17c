using System.Reflection;
using System.Text.Json.Nodes;

namespace Notebooks.Display;

/// <summary>
/// The representations of a value: those of its <see cref="FormatterSource"/>, else what its public
/// <c>ToHtml()</c> returns, and always plain text.
/// </summary>
internal static class ValueFormatter
{
    public static Dictionary<string, JsonNode?> Format(object value)
    {
        List<(string MimeType, string Text)> formats = FormatterSource.Format(value);
        if (formats.Count == 0 && ToHtml(value) is string html)
        {
            formats.Add(("text/html", html));
        }

        if (!formats.Exists(format => format.MimeType is "text/plain"))
        {
            formats.Add(("text/plain", PlainText.Format(value)));
        }

        return Bundle(formats);
    }

    public static Dictionary<string, JsonNode?> Bundle(
        IEnumerable<(string MimeType, string Text)> formats
    ) =>
        formats.ToDictionary(
            format => format.MimeType,
            format =>
                format.MimeType.EndsWith("json", StringComparison.Ordinal)
                    ? JsonNode.Parse(format.Text)
                    : JsonValue.Create(format.Text),
            StringComparer.Ordinal
        );

    private static string? ToHtml(object value)
    {
        MethodInfo? method = value
            .GetType()
            .GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes);
        return method?.ReturnType == typeof(string)
            ? (string?)
                method.Invoke(
                    value,
                    BindingFlags.DoNotWrapExceptions,
                    binder: null,
                    [],
                    culture: null
                )
            : null;
    }
}
