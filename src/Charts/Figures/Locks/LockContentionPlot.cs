using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Locks;

/// <summary>The locks in Plotly's schema: two lanes each.</summary>
internal static class LockContentionPlot
{
    private const int MaxNamed = 24;

    internal static string Write(
        Timeline timeline,
        List<LockLanes> locks,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var axis = new Axis(timeline, 0, 1000);
        var held = PlotCells.Merge([.. locks.Select(l => l.Held)], s => s.Goroutine, axis);
        foreach (
            var group in held.GroupBy(cell => Holder(cell.Cell))
                .OrderBy(group => group.Key < 0)
                .ThenBy(group => group.Key)
        )
        {
            plotly.AddBars(
                group.Key < 0 ? "readers or several" : Units.Text($"held by G{group.Key}"),
                Palette.OfGoroutine(group.Key),
                [.. group.Select(cell => HeldBar(timeline, axis, locks[cell.Lane], cell))],
                Palette.IsStriped(group.Key)
            );
        }

        var waiting = PlotCells.Merge([.. locks.Select(l => l.Waiting)], s => s.Goroutine, axis);
        plotly.AddBars(
            "waiting for it",
            Palette.OfState(GoroutineState.Lock),
            [.. waiting.Select(cell => WaitingBar(timeline, axis, locks[cell.Lane], cell))]
        );
        var names = locks.SelectMany(lane => new[] { lane.Use.Name, "waiting for it" }).ToList();
        return plotly.Finish(
            finding,
            title,
            Plotly.TimeAxis(axis),
            Plotly.LaneAxis(names),
            180 + (names.Count * 38)
        );
    }

    /// <summary>Whose colour a cell has: who had the lock alone in it, if it is one of the first goroutines.</summary>
    private static long Holder(Cell cell) =>
        cell.Whole is { } whole && whole.Goroutine <= MaxNamed ? whole.Goroutine : Cells.Rest;

    private static PlotlyBar HeldBar(
        Timeline timeline,
        Axis axis,
        LockLanes lanes,
        (int Lane, Cell Cell) at
    )
    {
        var cell = at.Cell;
        var length = timeline.Span(cell.End - cell.Start);
        var what = cell.Whole switch
        {
            { Goroutine: Cells.Rest } => $"held by readers for {length}",
            { } whole => Units.Text($"held by G{whole.Goroutine} for {length}")
                + (lanes.PlaceOf(whole) is { } place ? $"<br>since {Plotly.Plain(place)}" : ""),
            null => Units.Text($"held {cell.Count:#,0} times in {length}"),
        };
        return new(
            at.Lane * 2,
            cell.Start / axis.Unit.Size,
            Math.Max(cell.End - cell.Start, axis.Length(1)) / axis.Unit.Size,
            0.7,
            $"{lanes.Use.Name}: {what}",
            cell.Whole is { Goroutine: > 0 } one ? Units.Text($"G{one.Goroutine}") : ""
        );
    }

    private static PlotlyBar WaitingBar(
        Timeline timeline,
        Axis axis,
        LockLanes lanes,
        (int Lane, Cell Cell) at
    )
    {
        var cell = at.Cell;
        var mean = Counts.Mean(cell, lanes.Waiting);
        var length = timeline.Span(cell.End - cell.Start);
        return new(
            (at.Lane * 2) + 1,
            cell.Start / axis.Unit.Size,
            Math.Max(cell.End - cell.Start, axis.Length(1)) / axis.Unit.Size,
            Plotly.Round(0.8 * mean / lanes.MostWaiting),
            Units.Text($"{mean:0.#} waiting for {lanes.Use.Name} for {length}")
        );
    }
}
