using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Cores;

/// <summary>The timeline of cores in Plotly's schema.</summary>
internal static class CoreTimelinePlot
{
    private const int MaxLanes = 64;
    private const int MaxNamed = 24;

    internal static Plot Write(Timeline timeline, string finding, string? title)
    {
        var axis = new Axis(timeline, 0, 1000);
        var lanes = Math.Min(MaxLanes, timeline.MaxProcs);
        var cells = PlotCells.Levels([.. timeline.Processors.Take(lanes)], s => s.Goroutine, axis);
        var plotly = new Plotly();
        var named = timeline
            .Goroutines.Where(g => g.Segments.Count > 0)
            .Take(MaxNamed)
            .Select(g => g.Number)
            .ToHashSet();
        var names = Enumerable.Range(0, lanes).Select(p => Units.Text($"P{p}")).ToList();
        var plot = new ZoomedLanes(plotly, cells, names, axis);
        plot.Draw(
            key => new(NameOf(key), Palette.OfGoroutine(key), Palette.IsStriped(key)),
            (lane, cell) => Bars(timeline, axis, lane, cell, named)
        );
        AddOff(plotly, timeline, axis, lanes);
        AddSteals(plotly, timeline, axis, lanes);
        var finer = plot.Finer;
        if (timeline.OffProcessor.Count > 0)
        {
            names.Add("off P");
        }

        var json = plotly.Finish(
            finding,
            title,
            Plotly.TimeAxis(axis, plot.Note(timeline)),
            Plotly.LaneAxis(names),
            170 + (names.Count * 38) + (finer is null ? 0 : 20)
        );
        return new(json, finer);
    }

    private static string NameOf(long goroutine) =>
        goroutine == Cells.Rest ? "others"
        : goroutine == 1 ? "G1 main"
        : Units.Text($"G{goroutine}");

    private static void AddSteals(Plotly plotly, Timeline timeline, Axis axis, int lanes)
    {
        var steals = timeline.Steals.Where(s => s.Processor < lanes).Take(1000).ToList();
        if (steals.Count > 0)
        {
            var marks = plotly.AddScatter(
                "markers",
                "stolen",
                steals.Select(s => Plotly.Round(s.Time / axis.Unit.Size)),
                steals.Select(s => s.Processor - 0.45),
                steals.Select(s =>
                    Units.Text($"P{s.Processor} stole G{s.Goroutine} from P{s.Victim}")
                )
            );
            marks["marker"] = new JsonObject
            {
                ["symbol"] = "triangle-down",
                ["color"] = Palette.Ink,
                ["size"] = 9,
            };
        }
    }

    private static void AddOff(Plotly plotly, Timeline timeline, Axis axis, int lane)
    {
        var bars = timeline
            .OffProcessor.Take(500)
            .Select(s => new PlotlyBar(
                lane,
                s.Start / axis.Unit.Size,
                s.Length / axis.Unit.Size,
                0.5,
                Units.Text(
                    $"G{s.Goroutine} goes on off its processor for {timeline.Span(s.Length)}"
                )
            ))
            .ToList();
        plotly.AddBars("off processor", Palette.Many, bars, striped: true);
    }

    private static IEnumerable<(long Key, PlotlyBar Bar)> Bars(
        Timeline timeline,
        Axis axis,
        int lane,
        Cell cell,
        HashSet<long> named
    )
    {
        long Key(long goroutine) => named.Contains(goroutine) ? goroutine : Cells.Rest;
        var bar = Bar(timeline, axis, lane, cell);
        return cell.Whole is { } whole
            ? [(Key(whole.Goroutine), bar)]
            : ZoomedLanes.Stack(lane, cell, Key, bar);
    }

    private static PlotlyBar Bar(Timeline timeline, Axis axis, int lane, Cell cell)
    {
        var length = cell.End - cell.Start;
        var busy = cell.Parts.Sum(part => part.Value);
        var hover = cell.Whole is { } run
            ? Units.Text($"P{lane} runs G{run.Goroutine} for {timeline.Span(run.Length)}")
            : Units.Text(
                $"P{lane}: {cell.Count:#,0} short runs in {timeline.Span(length)}, {Units.Percent(busy)} busy: "
            )
                + string.Join(
                    ", ",
                    cell.Parts.Select(p =>
                        (p.Key == Cells.Rest ? "others " : Units.Text($"G{p.Key} "))
                        + Units.Percent(p.Value)
                    )
                );
        // What takes no time would be no bar: it gets a width that can be hit.
        return new(
            lane,
            cell.Start / axis.Unit.Size,
            Math.Max(length, axis.Length(1)) / axis.Unit.Size,
            Math.Max(0.1, 0.8 * Math.Min(1, busy)),
            hover,
            cell.Whole is { } whole ? Units.Text($"G{whole.Goroutine}") : ""
        );
    }
}
