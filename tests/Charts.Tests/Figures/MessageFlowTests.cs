using System.Globalization;
using System.Text.Json;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class MessageFlowTests
{
    private const double Left = 170;
    private const double Width = 876 - 170;

    /// <summary>
    /// G1 sends on channel 7 at 10, 20 and 60 ms and closes it at 70; G2 receives at 30 and 50: two values, of which the
    /// first lay 20 ms in the channel and the second 30, and one that stays.
    /// </summary>
    internal static Trace Buffered() =>
        new TraceBuilder(2)
            .Runs(0, 1)
            .Creates(0, 1, 2)
            .Runs(0, 2, 1)
            .Does(10, 1, "send", 7)
            .Does(20, 1, "send", 7)
            .Does(30, 2, "receive", 7)
            .Does(50, 2, "receive", 7)
            .Does(60, 1, "send", 7)
            .Does(70, 1, "close", 7)
            .Ends(80, 2, 1)
            .Ends(100, 1)
            .Until(100);

    [Fact]
    public void The_title_counts_values_and_says_how_long_they_lay() =>
        Assert.Contains(
            "2 values through 1 channel between 2 goroutines, 100 ms; at most 30 ms in a channel (#7); 1 value nobody received",
            new Picture(Buffered().MessageFlow()).Texts
        );

    [Fact]
    public void An_arrow_goes_from_where_a_value_was_sent_to_where_it_was_received()
    {
        var path = new Picture(Buffered().MessageFlow())
            .Named("path")
            .First(element =>
                (string?)element.Attribute("stroke") == Palette.OfChannel(7)
                && ((string)element.Attribute("d")!).Contains('m', StringComparison.Ordinal)
            );
        var arrows = ((string)path.Attribute("d")!)
            .Split('M', StringSplitOptions.RemoveEmptyEntries)
            .Select(arrow =>
                arrow
                    .Split(['L', 'm'], 3)
                    .Take(2)
                    .SelectMany(point => point.Split(' '))
                    .Select(n => double.Parse(n, CultureInfo.InvariantCulture))
                    .ToArray()
            )
            .ToList();

        Assert.Equal(2, arrows.Count);
        Assert.Equal(Left + (0.10 * Width), arrows[0][0], 0.1);
        Assert.Equal(Left + (0.30 * Width), arrows[0][2], 0.1);
        Assert.Equal(Left + (0.20 * Width), arrows[1][0], 0.1);
        Assert.Equal(Left + (0.50 * Width), arrows[1][2], 0.1);
        // From main's line down to that of G2.
        Assert.All(arrows, arrow => Assert.Equal(46, arrow[3] - arrow[1], 0.1));
    }

    [Fact]
    public void Who_closes_and_what_nobody_received_is_marked()
    {
        var picture = new Picture(Buffered().MessageFlow());

        Assert.Contains("closes #7", picture.Texts);
        var left = picture
            .Named("circle")
            .First(circle => (string?)circle.Attribute("stroke") == Palette.OfChannel(7));
        Assert.Equal(Left + (0.60 * Width), Picture.Number(left, "cx"), 0.1);
    }

    [Fact]
    public void A_run_without_messages_says_so() =>
        Assert.Contains(
            "No value went from one goroutine to another, 2 ms",
            new TraceBuilder(1).Runs(0, 1).Ends(2, 1).Until(2).MessageFlow().Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void Many_goroutines_of_one_place_are_one_row_and_their_values_thick_arrows()
    {
        var trace = Many(200, 20);
        var flow = Flow.Of(trace, Timeline.Of(trace), 20);
        var (arrows, possible) = flow.Arrows(300, 64);

        Assert.Equal(["G1 main", "200 goroutines"], flow.Rows.Select(row => row.Name));
        Assert.InRange(arrows.Count, 2, 64);
        Assert.Equal(possible, arrows.Count);
        Assert.Equal(200 * 20, arrows.Sum(arrow => arrow.Count));
        Assert.Contains(
            new Picture(trace.MessageFlow()).Texts,
            text => text.StartsWith("thick: several values, up to", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Of_more_arrows_than_can_be_told_apart_the_thickest_are_drawn_and_counted()
    {
        var trace = Many(20, 50);
        var flow = Flow.Of(trace, Timeline.Of(trace), 30);
        var (all, _) = flow.Arrows(1000, 64);
        var (some, possible) = flow.Arrows(30, 64);

        // Twenty senders in each of eight to sixteen parts of the run, and a few more where it is cut between two values.
        Assert.Equal(20 * 50, all.Sum(arrow => arrow.Count));
        Assert.InRange(possible, 160, 400);
        Assert.Equal(30, some.Count);
        Assert.Equal(some.OrderBy(arrow => arrow.Sent), some);
        Assert.Contains(
            "values of about the same time are one arrow",
            Many(200, 20).MessageFlow().ToPlotlyJson(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_plotly_form_says_of_every_value_when_it_was_where()
    {
        using var json = JsonDocument.Parse(Buffered().MessageFlow().ToPlotlyJson());
        var hovers = json
            .RootElement.GetProperty("data")
            .EnumerateArray()
            .Where(trace => trace.TryGetProperty("hovertext", out _))
            .SelectMany(trace => trace.GetProperty("hovertext").EnumerateArray())
            .Select(text => text.GetString())
            .ToList();

        Assert.Contains(
            "G1 → G2 through channel #7<br>sent at 10 ms<br>received at 30 ms<br>20 ms in the channel",
            hovers
        );
        Assert.Contains("G1 closes channel #7", hovers);
        Assert.Contains("G1 sent on channel #7", hovers);
    }

    /// <summary>Every goroutine sends values through a channel with room, and main receives each a millisecond later.</summary>
    internal static Trace Many(int senders, int each)
    {
        var trace = new TraceBuilder(2).Runs(0, 1);
        for (var g = 0; g < senders; g++)
        {
            trace.Creates(0, 1, g + 2);
        }

        for (var value = 0; value < senders * each; value++)
        {
            trace.Does(value, 2 + (value % senders), "send", 3);
            trace.Does(value + 0.5, 1, "receive", 3);
        }

        return trace.Until(senders * each);
    }
}
