using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Page;

/// <summary>The text of a chapter: markdown to HTML.</summary>
/// <remarks>
/// Of HTML in the markdown only what <see cref="SafeHtml"/> knows is HTML in the page.
/// </remarks>
public static partial class ChapterText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseFootnotes()
        .UseAutoLinks()
        .Build();

    /// <summary>The HTML of a piece of markdown.</summary>
    public static string Render(string markdown) =>
        Render(markdown, new HashSet<string>(StringComparer.Ordinal), []);

    /// <summary>The HTML of a cell; ids that the chapter has already get a number.</summary>
    /// <param name="markdown">The cell.</param>
    /// <param name="usedIds">Ids that are taken; its own are added.</param>
    /// <param name="headings">Its headings are added.</param>
    /// <param name="relink">Gives a link or image another address, or takes it out.</param>
    public static string Render(
        string markdown,
        ISet<string> usedIds,
        ICollection<ChapterHeading> headings,
        Action<LinkInline>? relink = null
    )
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().ToList())
        {
            relink?.Invoke(link);
        }

        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string wanted = heading.GetAttributes().Id ?? "section";
            string id = wanted;
            for (int more = 2; !usedIds.Add(id); more++)
            {
                id = $"{wanted}-{more}";
            }

            heading.GetAttributes().Id = id;
            headings.Add(new ChapterHeading(heading.Level, id, Plain(heading.Inline)));
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new SafeHtml.Blocks());
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new SafeHtml.Inlines());
        renderer.Render(document);
        // What can be scrolled must be within reach of the keyboard.
        return writer
            .ToString()
            .Replace("<pre><code", "<pre tabindex=\"0\"><code", StringComparison.Ordinal);
    }

    /// <summary>The text of the first heading, or null.</summary>
    public static string? FirstHeading(string markdown) =>
        Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault()
            is { } heading
            ? Plain(heading.Inline)
            : null;

    /// <summary>
    /// All words of a piece of markdown, code included: those before its first heading, then those from each heading on.
    /// </summary>
    public static IReadOnlyList<string> Sections(string markdown)
    {
        var sections = new List<StringBuilder> { new() };
        foreach (MarkdownObject part in Markdown.Parse(markdown, Pipeline).Descendants())
        {
            if (part is HeadingBlock)
            {
                sections.Add(new StringBuilder());
            }

            sections[^1]
                .Append(
                    part switch
                    {
                        LiteralInline literal => literal.Content.ToString(),
                        CodeInline code => code.Content,
                        CodeBlock block => block.Lines.ToString(),
                        LeafBlock or LineBreakInline => " ",
                        _ => "",
                    }
                );
        }

        return [.. sections.Select(section => Spaces().Replace(section.ToString(), " ").Trim())];
    }

    private static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines?.Descendants() ?? [])
        {
            text.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    HtmlInline tag => tag.Tag,
                    _ => "",
                }
            );
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
