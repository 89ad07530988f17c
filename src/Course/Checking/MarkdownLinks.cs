using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Checking;

/// <summary>The addresses that a piece of markdown names: links, images, and what its HTML refers to.</summary>
internal static partial class MarkdownLinks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseAutoLinks()
        .Build();

    public static IReadOnlyList<string> Of(string markdown)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        IEnumerable<string> html = document
            .Descendants()
            .Select(part =>
                part switch
                {
                    HtmlBlock block => block.Lines.ToString(),
                    HtmlInline inline => inline.Tag,
                    _ => "",
                }
            );
        return
        [
            .. document.Descendants<LinkInline>().Select(link => link.Url ?? ""),
            .. html.SelectMany(text => Reference().Matches(text))
                .Select(match => match.Groups["url"].Value),
        ];
    }

    [GeneratedRegex(
        """\b(href|src)\s*=\s*["'](?<url>[^"']*)["']""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Reference();
}
