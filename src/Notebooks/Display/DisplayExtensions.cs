using System.Text.Json.Nodes;
using Notebooks.Display;

namespace Notebooks.InCells;

/// <summary>What every cell can call without a <c>using</c>; the other hosts have the same.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value at once, in the middle of the cell.</summary>
    /// <param name="value">The value; null shows nothing.</param>
    /// <param name="mimeTypes">Only these representations, if the value has them.</param>
    /// <returns>What is on the screen, to be replaced with <see cref="DisplayedValue.Update"/>.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        var displayed = new DisplayedValue();
        if (value is null)
        {
            return displayed;
        }

        Dictionary<string, JsonNode?> data = ValueFormatter.Format(value);
        List<string> wanted = [.. mimeTypes.Where(data.ContainsKey)];
        displayed.Show(
            wanted.Count == 0
                ? data
                : wanted.ToDictionary(mime => mime, mime => data[mime], StringComparer.Ordinal)
        );
        return displayed;
    }

    /// <summary>Shows text that is already in a MIME type, as <c>text/html</c>.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(mimeType);
        var displayed = new DisplayedValue();
        displayed.Show(ValueFormatter.Bundle([(mimeType, value)]));
        return displayed;
    }
}
