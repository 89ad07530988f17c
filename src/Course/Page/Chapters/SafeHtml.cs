using System.Net;
using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Page;

/// <summary>
/// HTML that stands in markdown: a few tags without attributes stay (hints that fold, line breaks,
/// keys), everything else is shown as the text it is.
/// </summary>
/// <remarks>
/// The page's policy keeps scripts from running anyway; but a downloaded notebook must not be able
/// to imitate the page's buttons, or its cells, either.
/// </remarks>
public static partial class SafeHtml
{
    /// <summary>Makes a piece of HTML safe.</summary>
    public static string Clean(string html)
    {
        string result = "";
        int end = 0;
        foreach (Match tag in Tags().Matches(html))
        {
            result += Text(html[end..tag.Index]);
            result +=
                Comment().IsMatch(tag.Value) ? ""
                : Known().IsMatch(tag.Value) ? tag.Value
                : Text(tag.Value);
            end = tag.Index + tag.Length;
        }

        return result + Text(html[end..]);
    }

    // Decoded first: the author of HTML wrote &lt; where a < is meant.
    private static string Text(string text) => PageResponse.Encode(WebUtility.HtmlDecode(text));

    [GeneratedRegex("<!--.*?-->|<[^<>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("^<!--", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(
        "^</?(?:details|summary|br|kbd|sub|sup|b|i|em|strong|code|p|ul|ol|li|center)\\s*/?>$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Known();

    /// <summary>Renders blocks of HTML.</summary>
    public sealed class Blocks : HtmlObjectRenderer<HtmlBlock>
    {
        /// <inheritdoc/>
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj) =>
            renderer.Write(Clean(obj.Lines.ToString())).WriteLine();
    }

    /// <summary>Renders tags in a line of text.</summary>
    public sealed class Inlines : HtmlObjectRenderer<HtmlInline>
    {
        /// <inheritdoc/>
        protected override void Write(HtmlRenderer renderer, HtmlInline obj) =>
            renderer.Write(Clean(obj.Tag));
    }
}
