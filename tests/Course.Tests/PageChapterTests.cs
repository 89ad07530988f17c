using System.Net;
using Course.Page;
using Notebooks;

namespace Course.Tests;

public sealed class PageChapterTests
{
    private const string Chapter = "01-a-chapter";

    private static async Task<PageHost> StartAsync(params string[] code) =>
        await (await PageHost.StartAsync((Chapter, PageHost.Notebook("One", code)))).EnterAsync();

    [Fact]
    public async Task The_list_shows_the_chapters_in_order_with_their_first_headings()
    {
        await using PageHost page = await PageHost.StartAsync(
            ("02-second", PageHost.Notebook("02 · The *second* one")),
            ("01-first", PageHost.Notebook("The first <one>")),
            ("solutions", PageHost.Notebook("No chapter"))
        );
        await File.WriteAllTextAsync(Path.Combine(page.Folder, "03-broken.ipynb"), "no notebook");
        await page.EnterAsync();

        string html = await page.GetTextAsync("/");

        int first = html.IndexOf("The first &lt;one&gt;", StringComparison.Ordinal);
        int second = html.IndexOf("The second one", StringComparison.Ordinal);
        Assert.True(first > 0 && second > first);
        Assert.DoesNotContain("02 ·", html, StringComparison.Ordinal);
        Assert.Contains("not valid JSON", html, StringComparison.Ordinal);
        Assert.DoesNotContain("No chapter", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chapter_shows_text_and_code_and_the_way_on()
    {
        await using PageHost page = await PageHost.StartAsync(
            ("01-first", PageHost.Notebook("First", "var s = \"<b>\";")),
            ("02-second", PageHost.Notebook("Second"))
        );
        await page.EnterAsync();

        string html = await page.GetTextAsync("/chapters/01-first");

        Assert.Contains("<p>Some text.</p>", html, StringComparison.Ordinal);
        Assert.Contains(
            "var s = &quot;&lt;b&gt;&quot;;</textarea>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/chapters/02-second\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_in_the_text_of_a_chapter_are_not_part_of_the_page()
    {
        NotebookDocument notebook = PageHost.Notebook("One");
        notebook.InsertCell(
            1,
            CellKind.Markdown,
            "<script>act()</script>\n\n<img src=x onerror=act()>"
        );
        await using PageHost page = await PageHost.StartAsync((Chapter, notebook));
        await page.EnterAsync();

        string html = await page.GetTextAsync($"/chapters/{Chapter}");

        Assert.DoesNotContain("<script>act", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;act", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x onerror", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<details><summary>Hint</summary>", "<details><summary>Hint</summary>")]
    [InlineData("a<br/>b", "a<br/>b")]
    [InlineData("&lt;b", "&lt;b")]
    [InlineData("<!-- a note -->text", "text")]
    [InlineData("<b onclick=\"act()\">", "&lt;b onclick=&quot;act()&quot;&gt;")]
    [InlineData("<button data-action=\"save\">", "&lt;button data-action=&quot;save&quot;&gt;")]
    [InlineData("<iframe src=x", "&lt;iframe src=x")]
    public void Of_html_in_text_only_tags_without_attributes_stay(string html, string expected)
    {
        Assert.Equal(expected, SafeHtml.Clean(html));
    }

    [Fact]
    public async Task Links_between_notebooks_lead_to_their_chapters()
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            $"/chapters/{Chapter}.ipynb"
        );

        Assert.Equal($"/chapters/{Chapter}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/chapters/99-nothing")]
    [InlineData("/chapters/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/chapters/..%2Foutside.png")]
    [InlineData("/chapters/secret.txt")]
    public async Task Nothing_but_chapters_and_pictures_of_the_folder_is_served(string path)
    {
        await using PageHost page = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(page.Folder, "secret.txt"), "secret");

        using HttpResponseMessage answer = await page.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
