using System.Text;
using static Course.Page.PageResponse;

namespace Course.Page;

/// <summary>The list of chapters.</summary>
public static class IndexView
{
    /// <summary>The page.</summary>
    public static string Page(
        IReadOnlyList<ChapterLink> chapters,
        string? warning,
        string nonce,
        PageSecrets secrets
    )
    {
        var list = new StringBuilder();
        foreach (ChapterLink chapter in chapters)
        {
            string problem = chapter.Problem is null
                ? ""
                : $"<small class=\"problem\">{Encode(chapter.Problem)}</small>";
            list.Append(
                $"""
                <li><a href="/chapters/{chapter.Name}"><span class="number">{chapter.Number}</span>
                <span><span class="title">{Encode(
                    chapter.ShortTitle
                )}</span>{problem}</span></a></li>

                """
            );
        }

        string content =
            chapters.Count > 0
                ? $"<ol class=\"chapters\">\n{list}</ol>"
                : "<p>There are no chapters in this folder: they are called 04-a-title.ipynb.</p>";
        return PageLayout.Page(
            "Go's concurrency in C#",
            nonce,
            secrets,
            $"""
            <main class="index" id="main">
            <h1>Go’s concurrency in C#</h1>
            <p class="lead">Goroutines, channels and select, chapter by chapter. Every cell runs on
            this machine and can be changed: predict, then run.</p>
            {NoticeHtml(warning)}
            {content}
            </main>
            """
        );
    }

    /// <summary>A warning that stands in the page from the start.</summary>
    public static string NoticeHtml(string? warning) =>
        warning is null
            ? ""
            : $"<div class=\"notice problem\" role=\"alert\"><p>{Encode(warning)}</p></div>";
}
