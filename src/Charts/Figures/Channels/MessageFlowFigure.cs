using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Channels;

/// <summary>
/// A space-time diagram: a line for each goroutine, and an arrow for each value from where it was sent to where it was
/// received. How much an arrow leans is how long the value lay in the channel.
/// </summary>
internal static class MessageFlowFigure
{
    /// <summary>With more goroutines than this, those that were started at one place are one row.</summary>
    internal const int MaxRows = 20;

    private const int MaxArrows = 300;

    /// <summary>More arrows than this side by side are one dark block.</summary>
    private const int MaxArrowsOfPair = 64;

    private const double Left = 170;
    private const double Right = Card.Width - 24;
    private const double Step = 46;

    internal static Figure Draw(Trace trace, Timeline timeline, string? title)
    {
        var flow = Flow.Of(trace, timeline, MaxRows);
        var finding = Losses.Tell(Finding(flow, timeline), timeline.Dropped);
        var description =
            $"Space-time diagram, a line for each goroutine and an arrow for each value that one sent to another: {finding}.{Spoken(flow)}";
        var svg = Render(flow, timeline, finding, title, description);
        return new Figure(description, svg, MessageFlowPlot.Write(flow, timeline, finding, title));
    }

    private static string Finding(Flow flow, Timeline timeline)
    {
        if (timeline.Goroutines.Count == 0)
        {
            return "No value was sent: nothing ran";
        }

        var left =
            flow.Left.Count == 0
                ? ""
                : $"; {Units.Count(flow.Left.Count, "value")} nobody received";
        if (flow.Messages.Count == 0)
        {
            return $"No value went from one goroutine to another, {timeline.Duration()}{left}";
        }

        var (longest, channel) = flow.Longest();
        var stay =
            longest == 0
                ? "each handed over at once"
                : Units.Text($"at most {timeline.Span(longest)} in a channel (#{channel})");
        var used = flow.Messages.Select(message => message.Channel).Distinct().Count();
        var who = flow
            .Messages.SelectMany(message => new[] { message.Sender, message.Receiver })
            .Distinct()
            .Count();
        return $"{Units.Count(flow.Messages.Count, "value")} through {Units.Count(used, "channel")} between {Units.Count(who, "goroutine")}, {timeline.Duration()}; {stay}{left}";
    }

    private static string Spoken(Flow flow)
    {
        var most = flow
            .Messages.GroupBy(message => (message.Sender, message.Receiver, message.Channel))
            .OrderByDescending(group => group.Count())
            .FirstOrDefault();
        return most is null
            ? ""
            : Units.Text(
                $" Most went from G{most.Key.Sender} to G{most.Key.Receiver} through channel #{most.Key.Channel}: {most.Count():#,0}."
            );
    }

    private static string Render(
        Flow flow,
        Timeline timeline,
        string finding,
        string? title,
        string description
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (flow.Rows.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        var axis = new Axis(timeline, Left, Right);
        var top = card.Top + 16;
        var bottom = top + (flow.Rows.Count * Step) - 8;
        axis.Draw(svg, top - 4, bottom);
        for (var row = 0; row < flow.Rows.Count; row++)
        {
            Row(svg, flow.Rows[row], axis, top + (row * Step) + (Step / 2));
        }

        var arrows = new MessageArrows(axis, flow, top + (Step / 2), Step);
        var (drawn, possible) = flow.Arrows(MaxArrows, MaxArrowsOfPair);
        arrows.Draw(svg, drawn);
        return card.Finish(
            bottom + Axis.Height + 6,
            Legend(flow, arrows, Drawn(drawn.Count, possible)),
            description
        );
    }

    /// <summary>Says which arrows are drawn, if these are not all.</summary>
    internal static string Drawn(int drawn, int possible) =>
        drawn == possible ? "" : Units.Text($"; the {drawn:#,0} thickest of {possible:#,0} arrows");

    private static void Row(Svg svg, FlowRow row, Axis axis, double y)
    {
        var room = Left - Card.Margin - 10;
        svg.Text(Card.Margin, y - 2, TextWidth.Fit(row.Name, room / 1.12), bold: true);
        if (row.Place is { } place)
        {
            svg.Text(Card.Margin, y + 12, TextWidth.Fit(place, room, 11), 11, Palette.Quiet);
        }

        var waits = new Bars();
        foreach (var (start, end) in FlowLines.Waits(row, axis))
        {
            waits.Add(
                Palette.OfState(GoroutineState.Channel),
                axis.X(start),
                y - 5,
                Math.Max(1, axis.X(end) - axis.X(start)),
                10
            );
        }

        waits.Draw(svg);
        var (from, to) = FlowLines.Life(row, axis);
        svg.Line(axis.X(from), y, axis.X(to), y, Palette.Quiet, row.IsSum ? 4 : 1.5);
    }

    private static List<LegendEntry> Legend(Flow flow, MessageArrows arrows, string drawn)
    {
        const int MaxNamed = 8;
        var legend = flow
            .Channels.Take(MaxNamed)
            .Select(channel => new LegendEntry(
                Units.Text($"channel #{channel}"),
                (svg, x, y) => MessageArrows.Sample(svg, x, y, Palette.OfChannel(channel))
            ))
            .ToList();
        if (flow.Channels.Count > MaxNamed)
        {
            var more = Units.Text($"… and {flow.Channels.Count - MaxNamed:#,0} more, each its #");
            legend.Add(new(more, (svg, x, y) => MessageArrows.Sample(svg, x, y, Palette.Ink)));
        }

        if (arrows.MostInOne > 1)
        {
            legend.Add(
                new(
                    Units.Text($"thick: several values, up to {arrows.MostInOne:#,0}{drawn}"),
                    (svg, x, y) => MessageArrows.Sample(svg, x, y, Palette.Quiet, 3)
                )
            );
        }

        if (flow.Closes.Count > 0)
        {
            legend.Add(
                new(
                    "closes it" + MessageArrows.Of(flow.Closes.Count),
                    (svg, x, y) => svg.Path(MessageArrows.Cross(x + 7, y), null, Palette.Ink, 2)
                )
            );
        }

        if (flow.Left.Count > 0)
        {
            legend.Add(
                new(
                    "nobody received it" + MessageArrows.Of(flow.Left.Count),
                    (svg, x, y) => svg.Circle(x + 7, y, 4, Palette.Card, Palette.Ink)
                )
            );
        }

        legend.Add(
            LegendEntry.Bar(
                flow.Rows.Any(row => row.IsSum)
                    ? "all of the row wait for a channel"
                    : "waits for a channel",
                Palette.OfState(GoroutineState.Channel),
                10
            )
        );
        return legend;
    }
}
