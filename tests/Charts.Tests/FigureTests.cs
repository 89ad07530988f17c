using System.Globalization;
using System.Text;
using System.Text.Json;
using Goroutines;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Charts.Tests;

public sealed class FigureTests
{
    public static TheoryData<string> Traces => ["two cores", "empty", "large", "no time"];

    internal static Figure[] Every(Trace trace, string? title = null) =>
        [
            trace.CoreUtilization(title),
            trace.CoreTimeline(title),
            trace.GoroutineTimeline(title),
            trace.Interleaving(title),
            trace.WaitForGraph(title),
            trace.LockContention(title),
            trace.Latencies(title),
            trace.SpawnTree(title),
            trace.CriticalPath(title),
            trace.Difference(Cut(trace), title),
            trace.MessageFlow(title),
            trace.ChannelOccupancy(title),
            trace.WaitReasons(title),
            new[] { (1, trace.Elapsed * 2), (2, trace.Elapsed) }.Speedup(title: title),
        ];

    /// <summary>The same without some of its events: something to differ from.</summary>
    private static Trace Cut(Trace trace) =>
        new([.. trace.Events.Where((_, i) => i % 7 != 3)], trace.MaxProcs, trace.Elapsed);

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_same_trace_gives_the_same_bytes(string name)
    {
        foreach (var (a, b) in Every(Trace(name)).Zip(Every(Trace(name))))
        {
            Assert.Equal(a.ToSvg(), b.ToSvg());
            Assert.Equal(a.ToHtml(), b.ToHtml());
            Assert.Equal(a.ToPlotlyJson(), b.ToPlotlyJson());
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_image_is_styled_by_presentation_attributes_alone(string name)
    {
        foreach (var figure in Every(Trace(name)))
        {
            var picture = new Picture(figure);
            string[] kept = ["svg", "defs", "pattern", "rect", "path", "circle", "text"];
            Assert.All(picture.All, element => Assert.Contains(element.Name.LocalName, kept));
            string[] lost = ["class", "style", "onload", "href"];
            Assert.All(
                picture.All.SelectMany(element => element.Attributes()),
                a => Assert.DoesNotContain(a.Name.LocalName, lost)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_plotly_form_has_data_and_layout(string name)
    {
        foreach (var figure in Every(Trace(name)))
        {
            using var json = JsonDocument.Parse(figure.ToPlotlyJson());
            Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("data").ValueKind);
            var layout = json.RootElement.GetProperty("layout");
            Assert.NotEqual("", layout.GetProperty("title").GetProperty("text").GetString());
            Assert.All(
                json.RootElement.GetProperty("data").EnumerateArray(),
                trace =>
                    Assert.Equal(
                        trace.GetProperty("x").GetArrayLength(),
                        trace.GetProperty("y").GetArrayLength()
                    )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_figure_brings_its_own_background_and_its_sentence(string name)
    {
        // So the same image reads on a light and on a dark page.
        foreach (var figure in Every(Trace(name)))
        {
            var picture = new Picture(figure);
            var card = picture.Named("rect").First(rect => rect.Attribute("width") is not null);

            Assert.Equal("#ffffff", (string?)card.Attribute("fill"));
            Assert.Equal(picture.Width - 1, Picture.Number(card, "width"));
            Assert.Equal(picture.Height - 1, Picture.Number(card, "height"), 0.11);
            Assert.Equal(
                Drawing.Svg.Visible(figure.Description),
                (string?)picture.All.First().Attribute("aria-label")
            );
            using var json = JsonDocument.Parse(figure.ToPlotlyJson());
            var layout = json.RootElement.GetProperty("layout");
            Assert.Equal("#ffffff", layout.GetProperty("paper_bgcolor").GetString());
        }
    }

    [Fact]
    public void A_million_events_are_a_small_image_in_a_few_seconds()
    {
        var trace = TraceBuilder.Large(10_000, 1_000_000);
        var clock = Stopwatch.StartNew();

        foreach (var figure in Every(trace))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(figure.ToSvg()), 1, 150_000);
            Assert.InRange(figure.ToHtml().Length, 1, 1_500_000);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Many_cores_and_few_goroutines_are_a_small_image_too()
    {
        var events = new List<TraceEvent>();
        for (var i = 0; i < 300_000; i++)
        {
            // Turns of uneven length that a picture can nearly resolve.
            events.Add(
                new TraceEvent(i * (long)1000, TraceEventKind.Running, 2 + (i * 7 % 64), i * 5 % 64)
            );
        }

        var trace = new Trace(events, 64, TimeSpan.FromMilliseconds(300));

        Assert.All(
            Every(trace),
            figure => Assert.InRange(Encoding.UTF8.GetByteCount(figure.ToSvg()), 1, 150_000)
        );
    }

    [Fact]
    public void The_image_stands_before_the_script_and_says_what_it_shows()
    {
        var figure = TraceBuilder.TwoCores().CoreTimeline();
        var html = figure.ToHtml();

        Assert.StartsWith("<img id=\"figure-", html, StringComparison.Ordinal);
        Assert.Contains($"alt=\"{figure.Description}\"", html, StringComparison.Ordinal);
        Assert.True(
            html.IndexOf("<script>", StringComparison.Ordinal)
                > html.IndexOf("alt=", StringComparison.Ordinal)
        );
        const string Start = "src=\"data:image/svg+xml;base64,";
        var from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var data = html[from..html.IndexOf('"', from)];
        Assert.Equal(figure.ToSvg(), Encoding.UTF8.GetString(Convert.FromBase64String(data)));
    }

    [Fact]
    public void Console_text_cannot_become_markup()
    {
        const string Text = "</script><img src=x onerror=alert(1)>\u0001\"'&\ud800";
        var figure = new TraceBuilder(1).Runs(0, 1).Prints(1, 1, Text).Until(2).Interleaving(Text);
        var html = figure.ToHtml();

        Assert.DoesNotContain("onerror=alert(1)>", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("</script").Length - 1);
        Assert.Contains(
            new Picture(figure).Texts,
            text => text.Contains("</script>", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("\"<img", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Placeholders_of_the_script_in_console_text_stay_text()
    {
        var trace = new TraceBuilder(1).Runs(0, 1).Prints(1, 1, "FIGURE ID INTEGRITY URL").Until(2);

        Assert.Contains(
            "FIGURE ID INTEGRITY URL",
            trace.Interleaving().ToHtml(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        var expected = Every(TraceBuilder.TwoCores()).Select(f => f.ToHtml()).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Every(TraceBuilder.TwoCores()).Select(f => f.ToHtml()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_empty_trace_says_that_nothing_ran() =>
        Assert.All(
            Every(Trace("empty"))[..4],
            f => Assert.Contains("nothing ran", f.ToString(), StringComparison.Ordinal)
        );

    [Fact]
    public void A_host_finds_the_formatters_by_name()
    {
        var attribute = typeof(Figure)
            .GetCustomAttributes(false)
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)
            attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var preferred = (string[])
            attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        Assert.Equal(["text/html", "text/plain"], preferred);

        var formatters = (System.Collections.IEnumerable)
            source
                .GetMethod("CreateTypeFormatters")!
                .Invoke(Activator.CreateInstance(source), null)!;
        var figure = TraceBuilder.TwoCores().CoreUtilization();
        var written = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            var type = formatter.GetType();
            var writer = new StringWriter();
            Assert.Equal(true, type.GetMethod("Format")!.Invoke(formatter, [figure, writer]));
            written.Add(
                (string)type.GetProperty("MimeType")!.GetValue(formatter)!,
                writer.ToString()
            );
        }

        Assert.Equal(figure.ToHtml(), written["text/html"]);
        Assert.Equal(figure.Description, written["text/plain"]);
    }

    private static Trace Trace(string name) =>
        name switch
        {
            "two cores" => TraceBuilder.TwoCores(),
            "large" => TraceBuilder.Large(500, 20_000),
            "no time" => new TraceBuilder(1).Runs(0, 1).Prints(0, 1, "a").Ends(0, 1).Until(0),
            _ => new Trace([], 2, TimeSpan.Zero),
        };
}
