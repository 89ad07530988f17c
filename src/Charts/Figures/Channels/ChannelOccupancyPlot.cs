using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Channels;

/// <summary>How full the channels are, in Plotly's schema: up to three lanes each.</summary>
internal static class ChannelOccupancyPlot
{
    internal static string Write(
        Timeline timeline,
        List<ChannelLanes> channels,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var axis = new Axis(timeline, 0, 1000);
        var names = new List<string>();
        var full = new List<Lane>();
        var senders = new List<Lane>();
        var receivers = new List<Lane>();
        var capacities = new List<Lane>();
        foreach (var channel in channels)
        {
            if (channel.Scale > 0)
            {
                var lane = new Lane(channel, names.Count, channel.Use.Length, channel.Scale);
                full.Add(lane);
                if (channel.Use.Capacity > 0)
                {
                    capacities.Add(lane);
                }

                names.Add(channel.Use.Name);
            }

            if (channel.Senders.Count > 0)
            {
                senders.Add(new(channel, names.Count, channel.Senders, channel.MostWaiting));
                names.Add(Units.Text($"#{channel.Use.Number}: senders wait"));
            }

            if (channel.Receivers.Count > 0)
            {
                receivers.Add(new(channel, names.Count, channel.Receivers, channel.MostWaiting));
                names.Add(Units.Text($"#{channel.Use.Number}: receivers wait"));
            }
        }

        Add(plotly, timeline, axis, "values in the channel", Palette.Busy, full, "in");
        Add(
            plotly,
            timeline,
            axis,
            "senders that wait",
            ChannelOccupancyFigure.Senders,
            senders,
            "senders waiting for"
        );
        Add(
            plotly,
            timeline,
            axis,
            "receivers that wait",
            ChannelOccupancyFigure.Receivers,
            receivers,
            "receivers waiting for"
        );
        AddCapacities(plotly, axis, capacities);
        var up = Plotly.LaneAxis(names);
        up["automargin"] = true;
        return plotly.Finish(finding, title, Plotly.TimeAxis(axis), up, 180 + (names.Count * 38));
    }

    private static void Add(
        Plotly plotly,
        Timeline timeline,
        Axis axis,
        string name,
        string fill,
        List<Lane> lanes,
        string what
    )
    {
        var cells = PlotCells.Merge([.. lanes.Select(lane => lane.Of)], s => s.Goroutine, axis);
        plotly.AddBars(
            name,
            fill,
            [
                .. cells.Select(at =>
                {
                    var lane = lanes[at.Lane];
                    var mean = Counts.Mean(at.Cell, lane.Of);
                    var length = at.Cell.End - at.Cell.Start;
                    var mode = at.Cell.Whole is null ? "on average " : "";
                    var height = Plotly.Round(0.8 * Math.Min(1, mean / lane.Most));
                    return new PlotlyBar(
                        lane.Row,
                        at.Cell.Start / axis.Unit.Size,
                        Math.Max(length, axis.Length(1)) / axis.Unit.Size,
                        height,
                        Units.Text(
                            $"{mode}{mean:0.##} {what} {lane.Channel.Use.Name} for {timeline.Span(length)}"
                        )
                    );
                }),
            ]
        );
    }

    private static void AddCapacities(Plotly plotly, Axis axis, List<Lane> lanes)
    {
        if (lanes.Count == 0)
        {
            return;
        }

        // Bars lie around the middle of their lane: so what is full ends on either side of it.
        double Y(Lane lane, int side) =>
            Plotly.Round(lane.Row + (side * 0.4 * lane.Channel.Use.Capacity!.Value / lane.Most));
        var ends = new[] { 0, Plotly.Round(axis.End / axis.Unit.Size) };
        var line = plotly.AddScatter(
            "lines",
            "capacity",
            lanes.SelectMany(_ => new double?[] { ends[0], ends[1], null, ends[0], ends[1], null }),
            lanes.SelectMany(lane =>
                new double?[] { Y(lane, -1), Y(lane, -1), null, Y(lane, 1), Y(lane, 1), null }
            ),
            lanes.SelectMany(lane =>
                Enumerable.Repeat(
                    $"{lane.Channel.Use.Name}: {Units.Count(lane.Channel.Use.Capacity!.Value, "place")}",
                    6
                )
            )
        );
        line["line"] = Plotly.Line(Palette.Ink, 1, "dash");
    }

    private sealed record Lane(ChannelLanes Channel, int Row, IReadOnlyList<Segment> Of, long Most);
}
