using System.Text;
using System.Text.Json.Nodes;
using Course.Html;
using Notebooks;

namespace Course.Tests;

public sealed class HtmlTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "<div class=\"display\"><b>h</b></div>\n",
        "text/html",
        "<b>h</b>",
        "image/png",
        "AA"
    )]
    [InlineData(
        "<div class=\"display\"><img src=\"data:image/png;base64,AABB\" alt=\"a &lt;b&gt;\"></div>\n",
        "image/png",
        "AA\nBB",
        "text/plain",
        "a <b>"
    )]
    [InlineData("<pre class=\"value\">1 &lt; 2</pre>\n", "text/plain", "1 < 2")]
    [InlineData("", "application/x-unknown", "x")]
    public void A_value_is_shown_in_its_richest_representation(string html, params string[] data)
    {
        Dictionary<string, JsonNode?> bundle = data.Chunk(2)
            .ToDictionary(
                pair => pair[0],
                pair => (JsonNode?)JsonValue.Create(pair[1]),
                StringComparer.Ordinal
            );
        Assert.Equal(html, OutputHtml.ToHtml(new DisplayOutput(bundle)));
    }

    [Fact]
    public void An_svg_image_is_shown_as_an_image_that_runs_no_script()
    {
        const string svg = "<svg onload=\"alert(1)\"></svg>";
        string html = OutputHtml.ToHtml(
            new DisplayOutput(
                new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
                {
                    ["image/svg+xml"] = svg,
                }
            )
        );
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        Assert.Contains(
            $"src=\"data:image/svg+xml;base64,{base64}\"",
            html,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("onload", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_and_errors_are_escaped_and_without_terminal_colours()
    {
        string html = OutputHtml.ToHtml([
            new StreamOutput("stdout", "<a"),
            new StreamOutput("stdout", ">"),
            new StreamOutput("stderr", "!"),
            new ErrorOutput("E", "v", ["\u001b[31mred\u001b[0m", "<b>"]),
        ]);
        Assert.Equal(
            "<pre class=\"stream stdout\">&lt;a&gt;</pre>\n"
                + "<pre class=\"stream stderr\">!</pre>\n"
                + "<pre class=\"error\">red\n&lt;b&gt;</pre>\n",
            html
        );
    }

    [Fact]
    public void Code_is_coloured_and_loses_no_character()
    {
        const string code = "#r \"x.dll\"\nvar s = $\"a{1}\"; // <c>\n/* open";
        string html = CodeHtml.ToHtml(code);
        Assert.Contains("<span class=\"c\">// &lt;c&gt;</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"n\">1</span>", html, StringComparison.Ordinal);
        string text = System.Net.WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Replace(
                html,
                "<[^>]+>",
                "",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(10)
            )
        );
        Assert.Equal(code, text);
    }

    [Fact]
    public void A_page_needs_no_other_file()
    {
        File.WriteAllText(folder.File("pic.svg"), "<svg/>");
        folder.Notebook("a.ipynb", "# A & B\n\n![p](pic.svg) ![q](attachment:q.png)", "1");
        NotebookDocument document = NotebookDocument.Load(folder.File("a.ipynb"));
        document.Cells[0].Json["attachments"] = new JsonObject
        {
            ["q.png"] = new JsonObject { ["image/png"] = "AAAA" },
        };
        string page = NotebookHtml.Page(document);
        Assert.Contains("<title>A &amp; B</title>", page, StringComparison.Ordinal);
        Assert.Contains(
            "src=\"data:image/svg+xml;base64,PHN2Zy8+\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.Contains("color-scheme: light dark", page, StringComparison.Ordinal);
        Assert.Contains(
            "<section class=\"cell code\" id=\"cell-cell1\">",
            page,
            StringComparison.Ordinal
        );
    }
}
