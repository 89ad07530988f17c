using System.Text;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Cores;

/// <summary>One lane per processor: which goroutine it ran when, what it stole, and when it was idle.</summary>
internal static class CoreTimelineFigure
{
    private const int MaxLanes = 32;
    private const int MaxOffRows = 4;
    private const int MaxLabels = 500;
    private const double Left = 64;
    private const double Right = Card.Width - 60;

    internal static Figure Draw(Timeline timeline, string? title)
    {
        var ran = timeline.Goroutines.Count(lane =>
            lane.Segments.Any(s => s.State == GoroutineState.Running)
        );
        var steals =
            timeline.Steals.Count == 0 ? "" : ", " + Units.Count(timeline.Steals.Count, "steal");
        var on = $"{Units.Count(ran, "goroutine")} on {Units.Count(timeline.MaxProcs, "core")}";
        var finding =
            timeline.End == 0 ? $"{on}: nothing ran"
            : timeline.CountsSteps ? $"{on}{steals}, {timeline.Duration()}"
            : $"{on}: {Units.Percent(timeline.MeanUtilization())} busy{steals}, {timeline.Duration()}";
        finding = Losses.Tell(finding, timeline.Dropped);
        var description =
            $"Timeline of cores, one lane each, a bar for each stretch that a goroutine ran: {finding}.";
        var svg = SizeLimit.Fit(smallest =>
            Render(timeline, finding, title, description, smallest)
        );
        return new Figure(description, svg, CoreTimelinePlot.Write(timeline, finding, title));
    }

    private static string Render(
        Timeline timeline,
        string finding,
        string? title,
        string description,
        double smallest
    )
    {
        var merges = false;
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (timeline.Goroutines.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        Marks.DefineStripes(svg);
        var axis = new Axis(timeline, Left, Right);
        var lanes = Math.Min(MaxLanes, timeline.MaxProcs);
        var height =
            lanes <= 8 ? 30
            : lanes <= 16 ? 24
            : 18;
        var top = card.Top + 14;
        var off = OffRows(timeline.OffProcessor);
        var bottom = top + (lanes * (height + 8)) + (off.Count * (height + 8)) - 4;
        for (var p = 0; p < lanes; p++)
        {
            svg.Rect(Left, top + (p * (height + 8)), axis.Width, height, Palette.Track);
        }

        axis.Draw(svg, top - 4, bottom);
        var bars = new LaneBars(axis, smallest, MaxLabels);
        for (var p = 0; p < lanes; p++)
        {
            var y = top + (p * (height + 8));
            merges |= bars.Add(timeline.Processors[p], y, height);
            var name = Units.Text($"P{p}");
            svg.Text(Left - 8, y + (height / 2.0) + 4, name, anchor: "end", bold: true);
            var share = timeline.End == 0 ? 0 : (double)timeline.Busy(p) / timeline.End;
            svg.Text(Right + 8, y + (height / 2.0) + 4, Units.Percent(share), fill: Palette.Quiet);
        }

        for (var row = 0; row < off.Count; row++)
        {
            var y = top + ((lanes + row) * (height + 8));
            merges |= bars.Add(off[row], y + 4, height - 8, striped: true);
            var label = row == 0 ? "off P" : "";
            svg.Text(Left - 8, y + (height / 2.0) + 4, label, fill: Palette.Quiet, anchor: "end");
        }

        bars.Draw(svg);
        svg.Path(Steals(timeline, axis, lanes, top, height + 8), Palette.Ink);
        var y2 = bottom + Axis.Height;
        if (timeline.MaxProcs > lanes)
        {
            var more = Units.Text($"… and {timeline.MaxProcs - lanes} more cores");
            svg.Text(Left, y2 + 12, more, fill: Palette.Quiet);
            y2 += 20;
        }

        return card.Finish(
            y2 + 6,
            Legend(timeline, merges ? axis.Length(smallest) : 0, off.Count > 0),
            description
        );
    }

    /// <summary>Lays goroutines that were off their processors at the same time into rows of their own.</summary>
    private static List<List<Segment>> OffRows(IReadOnlyList<Segment> segments)
    {
        var rows = new List<List<Segment>>();
        foreach (var segment in segments)
        {
            var row = rows.Find(row => row[^1].End <= segment.Start);
            if (row is null && rows.Count < MaxOffRows)
            {
                rows.Add(row = []);
            }

            row?.Add(segment);
        }

        return rows;
    }

    private static string Steals(Timeline timeline, Axis axis, int lanes, double top, double step)
    {
        var path = new StringBuilder();
        var last = new double[lanes];
        System.Array.Fill(last, double.NegativeInfinity);
        foreach (var steal in timeline.Steals)
        {
            var x = axis.X(steal.Time);
            if (steal.Processor >= 0 && steal.Processor < lanes && x - last[steal.Processor] >= 4)
            {
                last[steal.Processor] = x;
                path.Append(Marks.Down(x, top + (steal.Processor * step) + 3));
            }
        }

        return path.ToString();
    }

    private static List<LegendEntry> Legend(Timeline timeline, double shortest, bool off)
    {
        const int Most = 9;
        const int TooMany = 16;
        var ran = timeline
            .Goroutines.Where(lane => lane.Segments.Any(s => s.State == GoroutineState.Running))
            .ToList();
        var legend = ran.Take(ran.Count > TooMany ? 0 : Most)
            .Select(lane =>
                LegendEntry.Bar(
                    lane.Name,
                    Palette.OfGoroutine(lane.Number),
                    striped: Palette.IsStriped(lane.Number)
                )
            )
            .ToList();
        if (ran.Count > TooMany)
        {
            legend.Add(new("a colour per goroutine", LaneBars.Colours));
            legend.Add(LegendEntry.Bar("many goroutines", Palette.Many));
        }
        else if (ran.Count > Most)
        {
            legend.Add(
                LegendEntry.Bar(Units.Text($"… and {ran.Count - Most:#,0} more"), Palette.Many)
            );
        }

        legend.Add(LegendEntry.Bar("idle", Palette.Track));
        if (timeline.Steals.Count > 0)
        {
            legend.Add(
                new(
                    "stolen from another core",
                    (svg, x, y) => svg.Path(Marks.Down(x + 7, y + 3), Palette.Ink)
                )
            );
        }

        if (off)
        {
            legend.Add(
                LegendEntry.Bar("goes on, its core was lent to others", Palette.Many, striped: true)
            );
        }

        if (shortest > 0)
        {
            var text = $"runs < {timeline.Span(shortest)}, height = share of time";
            legend.Add(new(text, LaneBars.Sample));
        }

        return legend;
    }
}
