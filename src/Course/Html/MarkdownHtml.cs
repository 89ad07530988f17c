using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Html;

/// <summary>Markdown of notebooks as HTML.</summary>
public static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .Build();

    /// <summary>Turns markdown into HTML.</summary>
    /// <param name="markdown">The markdown.</param>
    /// <param name="image">
    /// Gives for an image's address another one, as a data URI; null keeps it as it is.
    /// </param>
    public static string ToHtml(string markdown, Func<string, string?>? image = null)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().Where(link => link.IsImage))
        {
            link.Url = (link.Url is null ? null : image?.Invoke(link.Url)) ?? link.Url;
        }

        return document.ToHtml(Pipeline);
    }

    /// <summary>The text of the first heading; null if there is none.</summary>
    public static string? FirstHeading(string markdown)
    {
        HeadingBlock? heading = Markdown
            .Parse(markdown, Pipeline)
            .Descendants<HeadingBlock>()
            .FirstOrDefault();
        return heading?.Inline is null
            ? null
            : string.Concat(
                heading
                    .Inline.Descendants()
                    .Select(inline =>
                        inline switch
                        {
                            LiteralInline literal => literal.Content.ToString(),
                            CodeInline code => code.Content,
                            _ => "",
                        }
                    )
            );
    }
}
