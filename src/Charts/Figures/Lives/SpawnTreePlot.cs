using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Lives;

/// <summary>Who started whom in Plotly's schema: a lane for each row, indented by its name.</summary>
internal static class SpawnTreePlot
{
    private const int MaxIndent = 6;

    internal static string Write(
        Timeline timeline,
        List<SpawnRow> rows,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var axis = new Axis(timeline, 0, 1000);
        var cells = PlotCells.Merge([.. rows.Select(row => row.Alive)], s => s.Goroutine, axis);
        plotly.AddBars(
            "alive",
            Palette.Busy,
            [.. cells.Select(at => Bar(timeline, axis, rows[at.Lane], at))]
        );
        var lanes = Plotly.LaneAxis([.. rows.Select(Name)]);
        lanes["automargin"] = true;
        return plotly.Finish(finding, title, Plotly.TimeAxis(axis), lanes, 180 + (rows.Count * 28));
    }

    // Plotly sets these names flush right, so depth is a mark before the name.
    private static string Name(SpawnRow row) =>
        (row.Node.Depth == 0 ? "" : new string('›', Math.Min(MaxIndent, row.Node.Depth)) + " ")
        + Plotly.Plain(TextWidth.Fit($"{row.Name} {row.Detail}".TrimEnd(), 220));

    private static PlotlyBar Bar(
        Timeline timeline,
        Axis axis,
        SpawnRow row,
        (int Lane, Cell Cell) at
    )
    {
        var cell = at.Cell;
        var mean = Counts.Mean(cell, row.Alive);
        var parent = row.Node.Parent?.Goroutines;
        var by =
            parent is null ? ""
            : parent.Count == 1 ? $"<br>started by {parent[0].Name}"
            : Units.Text($"<br>started by {parent.Count:#,0} goroutines of the row above it");
        var alive = row.IsSum
            ? Units.Text($"<br>{mean:#,0.#} alive for {timeline.Span(cell.End - cell.Start)}")
            : "";
        return new(
            at.Lane,
            cell.Start / axis.Unit.Size,
            Math.Max(cell.End - cell.Start, axis.Length(1)) / axis.Unit.Size,
            Plotly.Round((row.IsSum ? 0.8 : 0.5) * mean / row.MostAlive),
            $"{row.Name} {Plotly.Plain(row.Detail)}: {row.Life}{by}{alive}"
        );
    }
}
