using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Paths;

/// <summary>The critical path in Plotly's schema.</summary>
internal static class CriticalPathPlot
{
    private const int MaxPieces = 4000;

    internal static string Write(
        Timeline timeline,
        CriticalPath path,
        List<GoroutineLane> lanes,
        string sentence,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var axis = new Axis(timeline, 0, 1000);
        var rows = lanes.Index().ToDictionary(lane => lane.Item.Number, lane => lane.Index);
        var beside = PlotCells.Merge(
            [.. lanes.Select(lane => lane.Segments.Where(IsRun).ToList())],
            _ => 0,
            axis
        );
        plotly.AddBars(
            "runs beside the path",
            CriticalLanes.Beside,
            [
                .. beside.Select(at => new PlotlyBar(
                    at.Lane,
                    at.Cell.Start / axis.Unit.Size,
                    (at.Cell.End - at.Cell.Start) / axis.Unit.Size,
                    0.4,
                    $"{lanes[at.Lane].Name} runs, beside the path"
                )),
            ]
        );
        // Of too many pieces the longest are shown; the shortest could not be seen anyway.
        var shown = path
            .Pieces.Where(piece => rows.ContainsKey(piece.Goroutine))
            .OrderByDescending(piece => piece.Length)
            .Take(MaxPieces)
            .OrderBy(piece => piece.Start);
        foreach (var group in shown.GroupBy(CriticalPathFigure.Label, StringComparer.Ordinal))
        {
            plotly.AddBars(
                "path: " + group.Key,
                CriticalPart.Fill(group.First()),
                [.. group.Select(piece => Bar(timeline, axis, rows[piece.Goroutine], piece))]
            );
        }

        WakeArrowsPlot.Add(plotly, path.Hops, lanes, axis);
        return plotly.Finish(
            title is null && sentence.Length > 0 ? sentence : finding,
            title is null && sentence.Length > 0 ? finding : title,
            Plotly.TimeAxis(axis),
            Plotly.LaneAxis([.. lanes.Select(lane => lane.Name)]),
            190 + (lanes.Count * 30)
        );
    }

    private static bool IsRun(Segment segment) =>
        segment.State is GoroutineState.Running or GoroutineState.OffProcessor;

    private static PlotlyBar Bar(Timeline timeline, Axis axis, int row, PathPiece piece)
    {
        var length = timeline.Span(piece.Length);
        var does =
            piece.Reason is { } reason && piece.State.IsWaiting()
                ? "waits: " + Plotly.Plain(reason)
                : piece.State.Label();
        var behind = piece.Behind is { } held ? $"<br>the path waits for {held.Name}" : "";
        return new(
            row,
            piece.Start / axis.Unit.Size,
            piece.Length / axis.Unit.Size,
            Plotly.Round(StateBars.HeightOf(piece.State, 26) / 32),
            Units.Text($"G{piece.Goroutine}: {does}, {length}{behind}")
        );
    }
}
