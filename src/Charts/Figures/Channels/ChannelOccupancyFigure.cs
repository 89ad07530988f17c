using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Channels;

/// <summary>Every channel of a run: how many values lay in it when, and who waited for it meanwhile.</summary>
internal static class ChannelOccupancyFigure
{
    internal const int MaxChannels = 6;
    internal const string Receivers = "#3f8f7a";
    private const double Left = 96;
    private const double Right = Card.Width - 44;
    private const double FullHeight = 44;
    private const double WaitingHeight = 16;

    internal static string Senders { get; } = Palette.OfState(GoroutineState.Channel);

    internal static Figure Draw(Trace trace, Timeline timeline, string? title)
    {
        var channels = ChannelUses.Of(trace, timeline);
        var finding = Losses.Tell(Finding(channels, timeline), timeline.Dropped);
        var shown = channels.Take(MaxChannels).Select(use => new ChannelLanes(use)).ToList();
        var description =
            $"Channels, how full they are over time and who waits for them: {finding}.{Spoken(shown, timeline)}";
        var svg = SizeLimit.Fit(smallest =>
            Render(timeline, channels.Count, shown, finding, title, description, smallest)
        );
        var plotly = ChannelOccupancyPlot.Write(timeline, shown, finding, title);
        return new Figure(description, svg, plotly);
    }

    private static string Finding(List<ChannelUse> channels, Timeline timeline)
    {
        if (timeline.Goroutines.Count == 0)
        {
            return "No channel: nothing ran";
        }

        if (channels.Count == 0)
        {
            return $"No channel was used in this run, {timeline.Duration()}";
        }

        var first = new ChannelLanes(channels[0]);
        var use = first.Use;
        var holds = use switch
        {
            { Capacity: 0 } => "unbuffered",
            { Capacity: > 0 and var places } =>
                $"{Units.Count(places, "place")}, full {Units.Percent(timeline.End == 0 ? 0 : (double)use.Full / timeline.End)} of {timeline.Duration()}",
            { Most: 0 } => $"nothing stayed in it, {timeline.Duration()}",
            _ => Units.Text($"at most {use.Most:#,0} in it, {timeline.Duration()}"),
        };
        var more =
            channels.Count == 1 ? "" : $"; {Units.Count(channels.Count - 1, "other channel")}";
        return $"{use.Name}: {holds}; {first.Waits(timeline)}{more}";
    }

    private static string Spoken(List<ChannelLanes> shown, Timeline timeline) =>
        string.Concat(shown.Skip(1).Take(2).Select(c => $" {c.Use.Name}: {c.Detail(timeline)}."));

    private static string Render(
        Timeline timeline,
        int count,
        List<ChannelLanes> shown,
        string finding,
        string? title,
        string description,
        double smallest
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (shown.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        var axis = new Axis(timeline, Left, Right);
        var y = card.Top + 8;
        var lanes = new Svg();
        foreach (var channel in shown)
        {
            y = Heading(lanes, channel, timeline, y);
            y = Lanes(lanes, channel, axis, y, smallest) + 12;
        }

        axis.Draw(svg, card.Top + 10, y);
        svg.Append(lanes);
        y += Axis.Height + 4;
        if (count > shown.Count)
        {
            var more = Units.Count(count - shown.Count, "more channel");
            svg.Text(Card.Margin, y + 12, $"… and {more}", fill: Palette.Quiet);
            y += 22;
        }

        return card.Finish(y + 6, Legend(shown), description);
    }

    private static double Heading(Svg svg, ChannelLanes channel, Timeline timeline, double y)
    {
        // A strip of the card's own colour, so that the rules of the axis do not cross the text.
        svg.Rect(Card.Margin, y, Right - Card.Margin + 2, 20, Palette.Card);
        svg.Text(Card.Margin, y + 15, channel.Use.Name, 13, bold: true);
        var x = Card.Margin + (TextWidth.Of(channel.Use.Name, 13) * 1.15) + 10;
        var detail = TextWidth.Fit(channel.Detail(timeline), Right - x);
        svg.Text(x, y + 15, detail, fill: Palette.Quiet);
        return y + 22;
    }

    private static double Lanes(Svg svg, ChannelLanes channel, Axis axis, double y, double smallest)
    {
        if (channel.Scale > 0)
        {
            Full(svg, channel, axis, y, smallest);
            y += FullHeight + 4;
        }

        if (channel.Senders.Count > 0)
        {
            y = Waiting(svg, "senders", channel.Senders, channel, Senders, axis, y, smallest);
        }

        if (channel.Receivers.Count > 0)
        {
            y = Waiting(svg, "receivers", channel.Receivers, channel, Receivers, axis, y, smallest);
        }

        return y;
    }

    private static void Full(Svg svg, ChannelLanes channel, Axis axis, double y, double smallest)
    {
        svg.Text(Left - 8, y + 10, Units.Text($"{channel.Scale:#,0}"), 11, Palette.Quiet, "end");
        svg.Text(Left - 8, y + FullHeight, "0", 11, Palette.Quiet, "end");
        svg.Rect(Left, y, axis.Width, FullHeight, Palette.Track);
        Area(svg, channel.Use.Length, channel.Scale, Palette.Busy, axis, y, FullHeight, smallest);
        if (channel.Use.Capacity is > 0 and var capacity)
        {
            var at = y + (FullHeight * (1 - ((double)capacity / channel.Scale)));
            svg.Line(Left, at, Right, at, Palette.Ink, 1, "5 4");
        }

        if (channel.Use.Closed is { } closed)
        {
            var x = axis.X(closed.Time);
            svg.Line(x, y, x, y + FullHeight, Palette.Fault, 1.5);
            var right = x + 50 <= Card.Width - Card.Margin;
            svg.Text(
                right ? x + 4 : x - 4,
                y + (FullHeight / 2),
                "closed",
                11,
                Palette.Fault,
                right ? null : "end"
            );
        }
    }

    private static double Waiting(
        Svg svg,
        string who,
        IReadOnlyList<Segment> lane,
        ChannelLanes channel,
        string fill,
        Axis axis,
        double y,
        double smallest
    )
    {
        var most = lane.Max(segment => segment.Goroutine);
        var text = Units.Text($"{most:#,0} {(most == 1 ? who[..^1] : who)}");
        svg.Text(Left - 8, y + 12, text, 11, Palette.Quiet, "end");
        Area(svg, lane, channel.MostWaiting, fill, axis, y, WaitingHeight, smallest);
        svg.Line(Left, y + WaitingHeight, Right, y + WaitingHeight, Palette.Rule);
        return y + WaitingHeight + 4;
    }

    private static void Area(
        Svg svg,
        IReadOnlyList<Segment> lane,
        long most,
        string fill,
        Axis axis,
        double top,
        double height,
        double smallest
    )
    {
        var area = new Bars();
        foreach (var cell in Cells.Merge(lane, s => s.Goroutine, axis.Length(smallest)))
        {
            var x = axis.X(cell.Start);
            var tall = height * Math.Min(1, Counts.Mean(cell, lane) / most);
            area.Add(fill, x, top + height - tall, Math.Max(1, axis.X(cell.End) - x), tall);
        }

        area.Draw(svg);
    }

    private static List<LegendEntry> Legend(List<ChannelLanes> shown)
    {
        var legend = new List<LegendEntry>();
        if (shown.Exists(channel => channel.Scale > 0))
        {
            legend.Add(LegendEntry.Bar("values in the channel", Palette.Busy));
        }

        if (shown.Exists(channel => channel.Use.Capacity > 0))
        {
            legend.Add(
                new(
                    "capacity, seen when a sender had to wait",
                    (svg, x, y) => svg.Line(x, y, x + 14, y, Palette.Ink, 1, "5 4")
                )
            );
        }

        if (shown.Exists(channel => channel.Senders.Count > 0))
        {
            legend.Add(LegendEntry.Bar("senders that wait, height = how many", Senders));
        }

        if (shown.Exists(channel => channel.Receivers.Count > 0))
        {
            legend.Add(LegendEntry.Bar("receivers that wait", Receivers));
        }

        if (shown.Exists(channel => channel.Use.Closed is not null && channel.Scale > 0))
        {
            legend.Add(
                new(
                    "closed",
                    (svg, x, y) => svg.Line(x + 7, y - 6, x + 7, y + 6, Palette.Fault, 1.5)
                )
            );
        }

        return legend;
    }
}
