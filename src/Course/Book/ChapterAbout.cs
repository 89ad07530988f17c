using System.Text.RegularExpressions;
using Course.Page;

namespace Course.Book;

/// <summary>What a chapter says about itself in its first cell.</summary>
/// <param name="Goal">What one can do after it, as HTML; null if it does not say.</param>
/// <param name="Time">How long it takes, as HTML; null if it does not say.</param>
internal sealed partial record ChapterAbout(string? Goal, string? Time)
{
    internal static ChapterAbout Of(Chapter chapter)
    {
        string text = chapter.Cells.FirstOrDefault(cell => !cell.IsCode)?.Source ?? "";
        return new(Paragraph(Goals().Match(text)), Paragraph(Times().Match(text)));
    }

    private static string? Paragraph(Match match)
    {
        if (!match.Success)
            return null;
        string html = ChapterText.Render(match.Groups["text"].Value).Trim();
        return
            html.StartsWith("<p>", StringComparison.Ordinal)
            && html.EndsWith("</p>", StringComparison.Ordinal)
            ? html[3..^4]
            : html;
    }

    [GeneratedRegex(
        @"^\*\*Goal\.\*\*\s*(?<text>.+?)(?=\n\s*\n|\z)",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Goals();

    [GeneratedRegex(
        @"^\*\*Time\.\*\*\s*(?<text>\d+ minutes)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Times();
}
