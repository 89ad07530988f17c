using System.Globalization;
using System.Text;
using static Course.Page.PageResponse;

namespace Course.Page;

/// <summary>A chapter: text, code cells, and the bar with the commands.</summary>
/// <remarks>
/// Outputs are not here: the feed brings them, saved and new ones the same way. Text and code can be
/// read without any script.
/// </remarks>
public static class ChapterView
{
    /// <summary>The page.</summary>
    public static string Page(
        Chapter chapter,
        IReadOnlyList<ChapterLink> all,
        string? warning,
        string nonce,
        PageSecrets secrets
    )
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { "main" };
        var headings = new List<ChapterHeading>();
        var cells = new StringBuilder();
        foreach (ChapterCell cell in chapter.Cells)
        {
            cells.AppendLine(
                cell.IsCode
                    ? CodeCellView.Html(cell)
                    : $"<section class=\"prose\" id=\"cell-{Encode(cell.Id)}\">{ChapterText.Render(cell.Source, ids, headings)}</section>"
            );
        }

        return PageLayout.Page(
            chapter.Title,
            nonce,
            secrets,
            $"""
            {Bar(chapter)}
            <div class="notices" role="status"></div>
            <div class="visually-hidden" id="announcer" aria-live="polite"></div>
            <p class="visually-hidden" id="editor-keys">Control Enter runs the cell, Shift Enter runs
            it and goes on to the next. Escape, then Tab leaves the editor.</p>
            <div class="reading">
            {Contents(headings)}
            <main id="main" data-chapter="{Encode(chapter.Name)}" data-version="{chapter.Version}">
            {IndexView.NoticeHtml(warning)}
            {cells}
            {Turn(chapter, all, name => "/chapters/" + name)}
            </main>
            </div>
            """
        );
    }

    private static string Bar(Chapter chapter) =>
        $"""
            <header class="bar">
            <a class="home" href="/">← All chapters</a>
            <div class="where">{Encode(chapter.Title)}</div>
            <div class="session" data-session="none"><span>Not started</span></div>
            <div class="commands" role="group" aria-label="Commands of the chapter">
            <button type="button" class="primary" data-action="runAll">Run all</button>
            <button type="button" data-action="stop" disabled title="Ends what runs, a busy loop too">Stop</button>
            <button type="button" data-action="restart" disabled title="A fresh process without variables">Restart</button>
            <button type="button" data-action="save" title="Writes code and outputs into the notebook (Ctrl+S)">Save</button>
            </div>
            </header>
            """;

    /// <summary>The headings of a chapter, to go to.</summary>
    internal static string Contents(List<ChapterHeading> headings)
    {
        var list = new StringBuilder();
        foreach (ChapterHeading heading in headings.Where(h => h.Level is 2 or 3))
        {
            string deeper = heading.Level == 3 ? " class=\"deeper\"" : "";
            string href = "#" + Encode(Uri.EscapeDataString(heading.Id));
            list.Append(
                CultureInfo.InvariantCulture,
                $"<li{deeper}><a href=\"{href}\">{Encode(heading.Text)}</a></li>\n"
            );
        }

        return list.Length == 0
            ? ""
            : $"<nav class=\"contents\" aria-label=\"In this chapter\"><h2>In this chapter</h2><ol>\n{list}</ol></nav>";
    }

    /// <summary>The way to the chapters before and after.</summary>
    /// <param name="chapter">The chapter.</param>
    /// <param name="all">All chapters.</param>
    /// <param name="address">The address of a chapter's page.</param>
    internal static string Turn(
        Chapter chapter,
        IReadOnlyList<ChapterLink> all,
        Func<string, string> address
    )
    {
        int here = all.Select(link => link.Name).ToList().IndexOf(chapter.Name);
        string previous =
            here > 0
                ? TurnLink(all[here - 1], "previous", "prev", "Previous chapter", address)
                : "";
        string next =
            here >= 0 && here + 1 < all.Count
                ? TurnLink(all[here + 1], "next", "next", "Next chapter", address)
                : "";
        return $"<nav class=\"turn\" aria-label=\"Chapters\">{previous}{next}</nav>";
    }

    private static string TurnLink(
        ChapterLink link,
        string place,
        string rel,
        string label,
        Func<string, string> address
    ) =>
        $"<a class=\"{place}\" rel=\"{rel}\" href=\"{address(link.Name)}\"><small>{label}</small>{Encode(link.Title)}</a>";
}
