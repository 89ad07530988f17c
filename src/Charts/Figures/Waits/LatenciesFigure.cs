using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Waits;

/// <summary>Histograms of how long goroutines waited for a core and for each other reason.</summary>
internal static class LatenciesFigure
{
    private const int MaxRows = 8;
    private const double RowHeight = 58;
    private const double PlotHeight = 40;
    private const double Left = 190;
    private const double Right = 640;

    internal static Figure Draw(Trace trace, Timeline timeline, string? title)
    {
        var latencies = Latencies.Of(trace, timeline);
        var finding = Losses.Tell(Finding(latencies, timeline), timeline.Dropped);
        var description = $"Histograms of waits: {finding}.";
        var shown = latencies.Lists.Take(MaxRows).ToList();
        var axis = AxisOf(shown);
        var svg = Render(latencies, timeline, shown, axis, finding, title, description);
        return new Figure(
            description,
            svg,
            LatenciesPlot.Write(shown, axis, timeline, finding, title)
        );
    }

    internal static string Fill(LatencyList list) => Palette.OfState(list.State);

    private static string Finding(Latencies latencies, Timeline timeline)
    {
        if (timeline.Goroutines.Count == 0)
        {
            return "No waits: nothing ran";
        }

        var parts = new List<string>();
        var ready = latencies.Lists.Find(list => list.Reason is null);
        if (ready is not null)
        {
            parts.Add(
                $"For a core: half {Within(ready.Percentile(0.5), timeline)}, 99 % {Within(ready.Percentile(0.99), timeline)}, at most {timeline.Span(ready.Max)}"
            );
        }

        var blocked = latencies.Lists.Where(list => list.Reason is not null).ToList();
        if (blocked.Count > 0)
        {
            var longest = blocked.MaxBy(list => list.Max)!;
            parts.Add($"longest block {timeline.Span(longest.Max)} ({longest.Reason})");
        }

        if (latencies.Open > 0)
        {
            parts.Add($"{Units.Count(latencies.Open, "wait")} never ended");
        }

        return parts.Count == 0
            ? $"Nobody waited, {timeline.Duration()}"
            : string.Join("; ", parts);
    }

    private static string Within(long length, Timeline timeline) =>
        length == 0 ? "at once" : $"within {timeline.Span(length)}";

    private static LogAxis AxisOf(List<LatencyList> shown)
    {
        var shortest = shown.Min(list => list.ShortestReal) ?? 1000;
        var longest = shown.Count == 0 ? 1000 : Math.Max(shortest, shown.Max(list => list.Max));
        var hasZero = shown.Exists(list => list.CountBelow(1) > 0);
        return new LogAxis(shortest, longest, hasZero, Left, Right);
    }

    private static string Render(
        Latencies latencies,
        Timeline timeline,
        List<LatencyList> shown,
        LogAxis axis,
        string finding,
        string? title,
        string description
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (shown.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        var top = card.Top + 18;
        var bottom = top + (shown.Count * RowHeight) - (RowHeight - PlotHeight) + 4;
        string[] columns = ["p50", "p99", "max"];
        for (var column = 0; column < columns.Length; column++)
        {
            svg.Text(ColumnX(column), card.Top + 8, columns[column], 11, Palette.Quiet, "end");
        }

        axis.Draw(svg, top - 4, bottom, Caption(timeline));
        var y = top;
        foreach (var list in shown)
        {
            Row(svg, list, axis, timeline, y);
            y += RowHeight;
        }

        y = bottom + Axis.Height + 4;
        if (latencies.Lists.Count > shown.Count)
        {
            var more = Units.Count(latencies.Lists.Count - shown.Count, "more reason");
            svg.Text(Card.Margin, y + 10, $"… and {more}", fill: Palette.Quiet);
            y += 20;
        }

        LegendEntry[] legend =
        [
            LegendEntry.Bar(
                "height = how many waits, each row to its own scale",
                Palette.OfState(GoroutineState.Ready)
            ),
            new("p50 and p99", (s, x, line) => PercentileMark(s, x + 7, line - 6, 12)),
        ];
        return card.Finish(y + 4, legend, description);
    }

    internal static string Caption(Timeline timeline) =>
        timeline.CountsSteps
            ? "length of the wait in events (no time passed in this run), powers of ten"
        : timeline.IsSimulated ? "length of the wait, virtual time, powers of ten"
        : "length of the wait, powers of ten";

    private static double ColumnX(int column) => Right + 80 + (column * 80);

    private static void Row(Svg svg, LatencyList list, LogAxis axis, Timeline timeline, double y)
    {
        var name = TextWidth.Fit(list.Name, Left - Card.Margin - 12, 13);
        svg.Text(Card.Margin, y + 16, name, 13, bold: true);
        var sum = $"{Units.Count(list.Count, "time")}, {timeline.Span(list.Sum)} in all";
        svg.Text(Card.Margin, y + 32, sum, 11, Palette.Quiet);
        var bars = new Bars();
        var counts = Histogram(list, axis);
        var zero = axis.HasZero ? list.CountBelow(1) : 0;
        double most = Math.Max(zero, counts.Max());
        void Bar(double x, int count)
        {
            if (count > 0)
            {
                // One among a million is still seen.
                var height = Math.Max(2, PlotHeight * count / most);
                bars.Add(Fill(list), x + 0.5, y + PlotHeight - height, axis.BinWidth - 1, height);
            }
        }

        Bar(axis.ZeroX, zero);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            Bar(axis.BinX(bin), counts[bin]);
        }

        bars.Draw(svg);
        svg.Line(Left, y + PlotHeight, Right, y + PlotHeight, Palette.Many);
        double[] shares = [0.5, 0.99, 1];
        for (var column = 0; column < shares.Length; column++)
        {
            var length = list.Percentile(shares[column]);
            svg.Text(
                ColumnX(column),
                y + 28,
                timeline.Span(length),
                bold: column < 2,
                anchor: "end"
            );
            if (column < 2)
            {
                PercentileMark(svg, axis.X(length), y - 2, PlotHeight + 2);
            }
        }
    }

    private static void PercentileMark(Svg svg, double x, double y, double height) =>
        svg.Line(x, y, x, y + height, Palette.Ink, 1.5, "3 2");

    /// <summary>How many waits fall into each bar; together with those of no time they are all.</summary>
    internal static int[] Histogram(LatencyList list, LogAxis axis)
    {
        var counts = new int[axis.Bins];
        var below = list.CountBelow(1);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            // Edges are powers of ten in floating point: a length that is one of them belongs to what begins there.
            var until =
                bin == counts.Length - 1
                    ? list.Count
                    : list.CountBelow(axis.Edge(bin + 1) * (1 - 1e-12));
            counts[bin] = until - below;
            below = until;
        }

        return counts;
    }
}
