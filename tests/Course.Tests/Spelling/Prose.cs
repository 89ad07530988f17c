using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Tests;

/// <summary>The words of a piece of markdown that are prose: no code, no addresses, no names of code.</summary>
internal static partial class Prose
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseFootnotes()
        .UseEmphasisExtras()
        .Build();

    internal static IEnumerable<string> Words(string markdown) =>
        Markdown
            .Parse(markdown, s_pipeline)
            .Descendants<LeafBlock>()
            .Where(block => block.Inline is not null)
            .SelectMany(block => Tokens().Matches(Text(block.Inline!)))
            .Select(token => token.Value.Replace('’', '\'').Trim('\''))
            .Select(word => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word)
            .Where(word => !NameOfCode().IsMatch(word))
            .SelectMany(word => word.Split('-'))
            .Where(word => word.Length > 1);

    // What is next to each other is one word, though it be emphasised in part.
    private static string Text(ContainerInline inlines) =>
        string.Concat(
            inlines
                .Descendants()
                .Select(inline =>
                    inline switch
                    {
                        LiteralInline literal when !IsAddress(literal) =>
                            literal.Content.ToString(),
                        EmphasisInline or HtmlEntityInline => "",
                        _ => " ",
                    }
                )
        );

    private static bool IsAddress(LiteralInline literal) =>
        literal.Parent is LinkInline link && link.Url == literal.Content.ToString()
        || literal.Content.ToString().Contains("://", StringComparison.Ordinal);

    [GeneratedRegex(
        @"[\p{L}\p{N}_./'’-]*\p{L}[\p{L}\p{N}_'’-]*(\.\p{L}+)*[(/]?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Tokens();

    /// <summary>With a digit, an underscore, a slash, a dot inside, a call's parenthesis, or capitals elsewhere than in front.</summary>
    [GeneratedRegex(
        @"[\p{N}_(/]|\..|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|^\p{Lu}{2,}s?$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NameOfCode();
}
