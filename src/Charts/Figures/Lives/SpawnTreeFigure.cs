using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Lives;

/// <summary>Who started whom, where, and how long each lived; many of one place are one row.</summary>
internal static class SpawnTreeFigure
{
    /// <summary>Up to so many goroutines have a row each.</summary>
    internal const int MaxSingle = 24;

    private const int MaxRows = 32;
    private const int MaxIndent = 8;
    private const double Indent = 18;
    private const double RowHeight = 26;
    private const double BarHeight = 16;
    private const double Left = 450;
    private const double Right = Card.Width - Card.Margin;

    internal static Figure Draw(Timeline timeline, string? title)
    {
        var forest = SpawnForest.Of(timeline, MaxSingle);
        var names = new FunctionNames();
        var nodes = forest.Rows();
        var rows = nodes
            .Take(MaxRows)
            .Select(node => new SpawnRow(node, forest, timeline, names))
            .ToList();
        var finding = Losses.Tell(Finding(forest, timeline), timeline.Dropped);
        var description = $"Who started whom: {finding}.";
        var svg = SizeLimit.Fit(smallest =>
            Render(timeline, nodes, rows, finding, title, description, smallest)
        );
        return new Figure(description, svg, SpawnTreePlot.Write(timeline, rows, finding, title));
    }

    private static string Finding(SpawnForest forest, Timeline timeline)
    {
        var all = timeline.Goroutines;
        if (all.Count == 0)
        {
            return "No goroutine: nothing ran";
        }

        if (all.Count == 1)
        {
            return $"1 goroutine, {timeline.Duration()}: it started no other";
        }

        var places = all.Where(lane => lane.Number != 1 && lane.Place is not null)
            .GroupBy(lane => lane.Place!, StringComparer.Ordinal)
            .Select(group => (Place: group.Key, Count: group.Count()))
            .OrderByDescending(place => place.Count)
            .ThenBy(place => place.Place, StringComparer.Ordinal)
            .ToList();
        var from =
            places.Count == 0 ? ""
            : places.Count == 1 ? $", all but main started at {places[0].Place}"
            : Units.Text(
                $" started at {places.Count} places, {places[0].Count:#,0} of them at {places[0].Place}"
            );
        var alive = forest.Alive(all);
        var most =
            alive.Count == 0
                ? ""
                : Units.Text($"; at most {alive.Max(s => s.Goroutine):#,0} alive at once");
        var left = all.Count(lane => lane.Ended is null);
        var never = left == 0 ? "" : Units.Text($"; {left:#,0} never ended");
        return $"{Units.Count(all.Count, "goroutine")}{from}{most}{never}";
    }

    private static string Render(
        Timeline timeline,
        List<Spawned> nodes,
        List<SpawnRow> rows,
        string finding,
        string? title,
        string description,
        double smallest
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (rows.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        var axis = new Axis(timeline, Left, Right);
        var top = card.Top + 8;
        var bottom = top + (rows.Count * RowHeight);
        axis.Draw(svg, top, bottom);
        Branches(svg, rows, top);
        var bars = new Bars();
        var peaks = new Svg();
        for (var row = 0; row < rows.Count; row++)
        {
            var middle = top + (row * RowHeight) + (RowHeight / 2);
            Label(svg, rows[row], middle);
            Life(svg, bars, rows[row], axis, middle, smallest);
            Peak(peaks, rows[row], axis, middle);
        }

        bars.Draw(svg);
        svg.Append(peaks);
        Ends(svg, rows, axis, top);
        var y = bottom + Axis.Height + 6;
        if (nodes.Count > rows.Count)
        {
            var left = nodes.Skip(rows.Count).Sum(node => node.Goroutines.Count);
            var more = Units.Text(
                $"… and {Units.Count(left, "more goroutine")} in {Units.Count(nodes.Count - rows.Count, "row")}"
            );
            svg.Text(Card.Margin, bottom + 18, more, fill: Palette.Quiet);
        }

        return card.Finish(y, Legend(rows), description);
    }

    private static double X(Spawned node) =>
        Card.Margin + (Math.Min(MaxIndent, node.Depth) * Indent);

    private static void Branches(Svg svg, List<SpawnRow> rows, double top)
    {
        var places = rows.Index().ToDictionary(row => row.Item.Node, row => row.Index);
        var path = new System.Text.StringBuilder();
        foreach (var (index, row) in rows.Index())
        {
            if (row.Node.Parent is { } parent && X(row.Node) > X(parent))
            {
                var x = Svg.Number(X(parent) + 7);
                var from = Svg.Number(top + (places[parent] * RowHeight) + (RowHeight / 2) + 9);
                var to = Svg.Number(top + (index * RowHeight) + (RowHeight / 2));
                path.Append(Units.Text($"M{x} {from}V{to}H{Svg.Number(X(row.Node) - 2)}"));
            }
        }

        svg.Path(path.ToString(), null, Palette.Many);
    }

    private static void Label(Svg svg, SpawnRow row, double middle)
    {
        var x = X(row.Node);
        svg.Text(x, middle + 4, row.Name, bold: true);
        x += (TextWidth.Of(row.Name) * 1.15) + 9;
        var life = TextWidth.Fit(row.Life, 200, 11);
        svg.Text(Left - 8, middle + 4, life, 11, Palette.Quiet, "end");
        var room = Left - 20 - TextWidth.Of(life, 11) - x;
        svg.Text(x, middle + 4, TextWidth.Fit(row.Detail, room));
    }

    private static void Life(
        Svg svg,
        Bars bars,
        SpawnRow row,
        Axis axis,
        double middle,
        double smallest
    )
    {
        var bottom = middle + (BarHeight / 2);
        if (row.IsSum)
        {
            svg.Rect(Left, middle - (BarHeight / 2), Right - Left, BarHeight, Palette.Track);
        }

        foreach (var cell in Cells.Merge(row.Alive, s => s.Goroutine, axis.Length(smallest)))
        {
            var x = axis.X(cell.Start);
            var full = row.IsSum ? BarHeight : BarHeight - 6;
            var height = full * Counts.Mean(cell, row.Alive) / row.MostAlive;
            var y = row.IsSum ? bottom - height : middle - (full / 2);
            bars.Add(Palette.Busy, x, y, Math.Max(1, axis.X(cell.End) - x), height);
        }
    }

    private static void Peak(Svg svg, SpawnRow row, Axis axis, double middle)
    {
        if (row.MostAlive > 1)
        {
            var peak = row.Alive.Find(segment => segment.Goroutine == row.MostAlive);
            var x = Math.Clamp(axis.X((peak.Start + peak.End) / 2.0), Left + 40, Right - 40);
            var text = Units.Text($"{row.MostAlive:#,0} at once");
            svg.Text(x, middle + 4, text, 11, anchor: "middle");
        }
    }

    private static void Ends(Svg svg, List<SpawnRow> rows, Axis axis, double top)
    {
        foreach (var (index, row) in rows.Index())
        {
            if (!row.IsSum && row.Node.Goroutines[0].Ended is { } end)
            {
                var middle = top + (index * RowHeight) + (RowHeight / 2);
                svg.Circle(axis.X(end), middle, 3.5, Palette.Ink, Palette.Card);
            }
        }
    }

    private static List<LegendEntry> Legend(List<SpawnRow> rows)
    {
        var legend = new List<LegendEntry> { LegendEntry.Bar("alive", Palette.Busy, 10) };
        if (rows.Exists(row => row.IsSum))
        {
            legend.Add(
                LegendEntry.Bar(
                    "several of one place, height = how many are alive",
                    Palette.Busy,
                    14
                )
            );
        }

        if (rows.Exists(row => !row.IsSum && row.Node.Goroutines[0].Ended is not null))
        {
            legend.Add(
                new("ended", (svg, x, y) => svg.Circle(x + 7, y, 3.5, Palette.Ink, Palette.Card))
            );
        }

        return legend;
    }
}
