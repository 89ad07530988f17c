using System.Globalization;
using System.Text;
using Course.Html;
using Course.Page;
using static Course.Page.PageResponse;

namespace Course.Book;

/// <summary>The pages of a book. All is there to read without a script.</summary>
internal static class BookPage
{
    private const string Course = "Go’s concurrency in C#";

    /// <summary>The first page: what the course is, and its chapters.</summary>
    public static string Index(
        IReadOnlyList<ChapterLink> chapters,
        IReadOnlyDictionary<string, ChapterAbout> about
    )
    {
        var list = new StringBuilder();
        foreach (var chapter in chapters)
        {
            var (goal, time) = about[chapter.Name];
            list.Append(
                CultureInfo.InvariantCulture,
                $"""
                <li><a href="{BookLinks.PageOf(
                    chapter.Name
                )}"><span class="number">{chapter.Number}</span>
                <span><span class="title">{Encode(chapter.ShortTitle)}</span>{Small(goal)}{Small(
                    time
                )}</span></a></li>

                """
            );
        }

        return Layout(
            Course,
            $"""
            {Bar("")}
            <main class="index" id="main">
            <h1>{Course}</h1>
            <p class="lead">Goroutines, channels and select, chapter by chapter, with the pictures
            of what ran where. To run and change the cells, take the notebooks.</p>
            <ol class="chapters">
            {list}</ol>
            </main>
            """
        );
    }

    /// <summary>A chapter's page.</summary>
    /// <param name="chapter">The chapter.</param>
    /// <param name="all">All chapters.</param>
    /// <param name="links">Where links lead.</param>
    /// <param name="search">Learns what is in it.</param>
    public static string Chapter(
        Chapter chapter,
        IReadOnlyList<ChapterLink> all,
        BookLinks links,
        BookSearch search
    )
    {
        string page = BookLinks.PageOf(chapter.Name);
        var ids = new HashSet<string>(StringComparer.Ordinal) { "main", "search", "found" };
        var headings = new List<ChapterHeading>();
        var cells = new StringBuilder();
        foreach (var cell in chapter.Cells)
        {
            int known = headings.Count;
            string html = cell.IsCode
                ? Code(cell)
                : $"<section class=\"prose\" id=\"cell-{Encode(cell.Id)}\">{ChapterText.Render(cell.Source, ids, headings, links.Relink)}</section>";
            cells.AppendLine(html);
            if (cell.IsCode)
            {
                search.Add(cell.Source);
                continue;
            }

            var sections = ChapterText.Sections(cell.Source);
            search.Add(sections[0]);
            foreach (var (heading, text) in headings.Skip(known).Zip(sections.Skip(1)))
            {
                search.Begin(page, heading.Id, heading.Text, chapter.Title);
                search.Add(text);
            }
        }

        return Layout(
            chapter.Title,
            $"""
            {Bar(chapter.Title)}
            <div class="reading">
            {ChapterView.Contents(headings)}
            <main id="main">
            {cells}
            {ChapterView.Turn(chapter, all, BookLinks.PageOf)}
            </main>
            </div>
            """
        );
    }

    private static string Code(ChapterCell cell)
    {
        string outputs = OutputHtml.ToHtml(cell.Outputs);
        string shown =
            outputs.Length == 0
                ? ""
                : $"<div class=\"outputs\" role=\"region\" aria-label=\"Output of cell {cell.Number}\" tabindex=\"0\">\n{outputs}</div>\n";
        return $"""
            <section class="cell" id="cell-{Encode(
                cell.Id
            )}" aria-label="Cell {cell.Number}">
            <pre class="source" tabindex="0"><code>{CodeHtml.ToHtml(cell.Source)}</code></pre>
            {shown}</section>
            """;
    }

    private static string Bar(string title)
    {
        string home =
            title.Length == 0 ? "" : "<a class=\"home\" href=\"index.html\">← All chapters</a>";
        return $"""
            <header class="bar">
            {home}
            <div class="where">{Encode(title)}</div>
            <div class="search" role="search" hidden>
            <label class="visually-hidden" for="search">Search the course</label>
            <input type="search" id="search" placeholder="Search" autocomplete="off" aria-controls="found">
            <ol id="found" aria-label="What was found" hidden></ol>
            <div class="visually-hidden" id="found-count" aria-live="polite"></div>
            </div>
            </header>
            """;
    }

    private static string Small(string? html) => html is null ? "" : $"<small>{html}</small>";

    private static string Layout(string title, string body) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" type="image/svg+xml" href="{PageLayout.IconAddress}">
            <link rel="stylesheet" href="assets/book.css">
            <script>window.coursePlotlyUrl = "assets/plotly.js";</script>
            <script defer src="assets/search.js"></script>
            <script defer src="assets/book.js"></script>
            <title>{Encode(title)}</title>
            </head>
            <body class="book">
            <a class="skip" href="#main">Skip to the text</a>
            {body}
            </body>
            </html>

            """;
}
