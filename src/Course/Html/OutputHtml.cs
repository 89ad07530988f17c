using System.Net;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course.Html;

/// <summary>Outputs of cells as HTML.</summary>
public static partial class OutputHtml
{
    /// <summary>All outputs of a cell, with pieces of one stream joined.</summary>
    public static string ToHtml(IEnumerable<CellOutput> outputs) =>
        string.Concat(OutputList.Merge(outputs).Select(ToHtml));

    /// <summary>One output; a value in the richest representation that a page can show.</summary>
    public static string ToHtml(CellOutput output) =>
        output switch
        {
            StreamOutput stream => Pre(
                string.Equals(stream.Name, "stderr", StringComparison.Ordinal)
                    ? "stream stderr"
                    : "stream stdout",
                stream.Text
            ),
            ErrorOutput error => Pre("error", string.Join('\n', error.Traceback)),
            DisplayOutput display => Display(display),
            _ => "",
        };

    private static string Display(DisplayOutput display)
    {
        if (display.Text("text/html") is string html)
        {
            return $"<div class=\"display\">{html}</div>\n";
        }

        if (display.Text("image/svg+xml") is string svg)
        {
            string data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg));
            return Image(display, "image/svg+xml", data);
        }

        foreach (string type in (string[])["image/png", "image/jpeg", "image/gif"])
        {
            if (display.Text(type) is string base64)
            {
                return Image(display, type, base64.ReplaceLineEndings(""));
            }
        }

        if (display.Text("text/markdown") is string markdown)
        {
            return $"<div class=\"display\">{MarkdownHtml.ToHtml(markdown)}</div>\n";
        }

        return (display.Text("text/plain") ?? display.Text("application/json")) is string text
            ? Pre("value", text)
            : "";
    }

    private static string Image(DisplayOutput display, string type, string base64)
    {
        string alt = WebUtility.HtmlEncode(display.Text("text/plain") ?? "");
        return $"<div class=\"display\"><img src=\"data:{type};base64,{base64}\" alt=\"{alt}\"></div>\n";
    }

    // Other hosts colour their tracebacks with terminal escapes.
    private static string Pre(string kind, string text) =>
        $"<pre class=\"{kind}\">{WebUtility.HtmlEncode(Escapes().Replace(text, ""))}</pre>\n";

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escapes();
}
