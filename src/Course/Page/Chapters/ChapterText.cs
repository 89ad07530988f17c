using System.Text;
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
public static class ChapterText
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
    public static string Render(
        string markdown,
        ISet<string> usedIds,
        ICollection<ChapterHeading> headings
    )
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
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
        return writer.ToString();
    }

    /// <summary>The text of the first heading, or null.</summary>
    public static string? FirstHeading(string markdown) =>
        Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault()
            is { } heading
            ? Plain(heading.Inline)
            : null;

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
}
