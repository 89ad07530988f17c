using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary><c>course book</c>: the course as a static site.</summary>
public sealed partial class BookTests : IDisposable
{
    private static readonly string s_notebooks = Path.Combine(CourseRoot.Find(), "notebooks");

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_link_of_the_course_leads_somewhere()
    {
        string site = _folder.File("site");
        var run = await RunProcess.RunAsync(s_notebooks, "book", site);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var pages = Directory
            .GetFiles(site, "*.html")
            .ToDictionary(p => Path.GetFileName(p), File.ReadAllText);
        Assert.Equal(Directory.GetFiles(s_notebooks, "*.ipynb").Length + 1, pages.Count);
        foreach (var (name, html) in pages)
        foreach (Match link in Links().Matches(html))
        {
            string[] parts = link.Groups["address"].Value.Split('#', 2);
            if (parts[0].Contains(':', StringComparison.Ordinal))
                continue;
            string target = Uri.UnescapeDataString(parts[0].Length == 0 ? name : parts[0]);
            Assert.True(File.Exists(Path.Combine(site, target)), $"{name} links to {link.Value}");
            if (parts.Length > 1)
                Assert.Contains(
                    $"id=\"{Uri.UnescapeDataString(parts[1])}\"",
                    pages[target],
                    StringComparison.Ordinal
                );
        }
    }

    [Fact]
    public async Task Links_between_notebooks_lead_to_pages_and_files_go_along()
    {
        Directory.CreateDirectory(_folder.File("images"));
        File.WriteAllText(_folder.File("images/a b.svg"), "<svg/>");
        _folder.Notebook(
            "01-first.ipynb",
            "# 01 · First\n\n**Goal.** See `go`.\n\n**Time.** 5 minutes.\n\n"
                + "[two](02-second.ipynb#cell0) [map](README.md) [out](https://go.dev) [gone](03-none.ipynb)\n\n"
                + "![p](images/a%20b.svg)",
            "1 + 1"
        );
        _folder.Notebook("02-second.ipynb", "# 02 · Second & last");
        var run = await RunProcess.RunAsync(
            _folder.Path,
            "book",
            "site",
            "--notebooks",
            _folder.Path
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string first = _folder.Read("site/01-first.html");
        Assert.Contains("href=\"02-second.html#cell-cell0\"", first, StringComparison.Ordinal);
        Assert.Contains("href=\"index.html\">map", first, StringComparison.Ordinal);
        Assert.Contains("href=\"https://go.dev\"", first, StringComparison.Ordinal);
        Assert.Contains("</a> gone</p>", first, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"02-second.html\"", first, StringComparison.Ordinal);
        Assert.Equal("<svg/>", _folder.Read("site/images/a b.svg"));
        string index = _folder.Read("site/index.html");
        Assert.Contains(
            "<small>See <code>go</code>.</small><small>5 minutes</small>",
            index,
            StringComparison.Ordinal
        );
        Assert.Contains("Second &amp; last", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_found_is_the_text_under_each_heading()
    {
        _folder.Notebook(
            "01-first.ipynb",
            "# 01 · First\n\nintro\n\n## A\n\nalpha `code`\n\n## A\n\nbeta",
            "int gamma;"
        );
        await RunProcess.RunAsync(_folder.Path, "book", "site", "--notebooks", _folder.Path);
        string script = _folder.Read("site/assets/search.js");
        var index = JsonNode.Parse(script["window.bookIndex = ".Length..].TrimEnd(';', '\n'))!;
        Assert.Equal(
            [
                "01-first.html#01--first|01 · First|01 · First|01 · First intro",
                "01-first.html#a|A|01 · First|A alpha code",
                "01-first.html#a-1|A|01 · First|A beta int gamma;",
            ],
            index.AsArray().Select(e => string.Join('|', e!.AsArray()))
        );
    }

    [Theory]
    [InlineData("none", "site", "none: there is no such folder")]
    [InlineData(".", "file.txt", "file.txt: this is a file; name a folder to write to")]
    [InlineData(".", "site", ".: no chapters here")]
    public async Task Bad_input_is_told_in_a_line(string notebooks, string site, string message)
    {
        File.WriteAllText(_folder.File("file.txt"), "mine");
        var run = await RunProcess.RunAsync(_folder.Path, "book", site, "--notebooks", notebooks);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("course: " + message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, run.Errors.Count(c => c == '\n'));
        Assert.Equal("mine", _folder.Read("file.txt"));
        Assert.Empty(_folder.Files("site"));
    }

    [Fact]
    public async Task A_broken_notebook_is_named_and_nothing_is_written()
    {
        File.WriteAllText(_folder.File("01-broken.ipynb"), "{");
        var run = await RunProcess.RunAsync(_folder.Path, "book", "site", "--notebooks", ".");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("01-broken.ipynb", run.Errors, StringComparison.Ordinal);
        Assert.Empty(_folder.Files("site"));
    }

    [GeneratedRegex("(?:href|src)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
