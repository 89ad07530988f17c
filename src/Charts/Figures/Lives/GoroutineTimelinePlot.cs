using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Lives;

/// <summary>The timeline of goroutines in Plotly's schema.</summary>
internal static class GoroutineTimelinePlot
{
    private const int MaxLanes = 60;

    internal static Plot Write(Timeline timeline, string finding, string? title)
    {
        var axis = new Axis(timeline, 0, 1000);
        var shown = timeline.Goroutines.Take(MaxLanes).ToList();
        var cells = PlotCells.Levels(
            [.. shown.Select(lane => lane.Segments)],
            s => (long)s.State,
            axis
        );
        var plotly = new Plotly();
        var names = shown.Select(lane => lane.Name).ToList();
        var plot = new ZoomedLanes(plotly, cells, names, axis);
        var others = Others(timeline, axis, shown.Count);
        plot.Draw(
            StyleOf,
            (lane, cell) =>
            {
                var bar = Bar(timeline, shown[lane], axis, lane, cell);
                return cell.Whole is { } whole
                    ? [((long)whole.State, bar)]
                    : ZoomedLanes.Stack(lane, cell, key => key, bar);
            },
            others
        );
        WakeArrowsPlot.Add(plotly, timeline.Wakes, shown, axis);
        var finer = plot.Finer;
        if (timeline.Goroutines.Count > shown.Count)
        {
            names.Add(Units.Text($"… {timeline.Goroutines.Count - shown.Count:#,0} more"));
        }

        var json = plotly.Finish(
            finding,
            title,
            Plotly.TimeAxis(axis, plot.Note(timeline)),
            Plotly.LaneAxis(names),
            180 + (names.Count * 28) + (finer is null ? 0 : 20)
        );
        return new(json, finer);
    }

    /// <summary>The goroutines that have no lane, together in one: how many of them are in which state.</summary>
    private static Dictionary<long, List<PlotlyBar>> Others(Timeline timeline, Axis axis, int lane)
    {
        const int Bins = 100;
        var all = new Dictionary<long, List<PlotlyBar>>();
        var others = timeline.Goroutines.Skip(lane).ToList();
        if (others.Count == 0 || timeline.End == 0)
        {
            return all;
        }

        var levels = new double[Bins];
        var length = (double)timeline.End / Bins;
        foreach (var state in Enum.GetValues<GoroutineState>())
        {
            var counts = Utilization.Sum(
                others.SelectMany(g => g.Segments).Where(s => s.State == state),
                timeline.End,
                Bins
            );
            for (var bin = 0; bin < Bins; bin++)
            {
                var height = 0.9 * counts[bin] / others.Count;
                if (height >= 0.005)
                {
                    // They stand on each other, from the foot of the lane.
                    var middle = lane + 0.45 - levels[bin] - (height / 2);
                    levels[bin] += height;
                    if (!all.TryGetValue((long)state, out var bars))
                    {
                        all.Add((long)state, bars = []);
                    }

                    bars.Add(
                        new PlotlyBar(
                            Plotly.Round(middle),
                            bin * length / axis.Unit.Size,
                            length / axis.Unit.Size,
                            Plotly.Round(height),
                            Units.Text(
                                $"{state.Label()}: {counts[bin]:#,0.#} of {others.Count:#,0} other goroutines, on average over {timeline.Span(length)}"
                            )
                        )
                    );
                }
            }
        }

        return all;
    }

    private static BarStyle StyleOf(long key) =>
        key == Cells.Rest
            ? new("several states, each too short", Palette.Many, false)
            : new(
                ((GoroutineState)key).Label(),
                Palette.OfState((GoroutineState)key),
                key == (long)GoroutineState.OffProcessor
            );

    private static PlotlyBar Bar(
        Timeline timeline,
        GoroutineLane lane,
        Axis axis,
        int row,
        Cell cell
    )
    {
        var length = cell.End - cell.Start;
        var made = lane.Place is { } place ? $"<br>started at {Plotly.Plain(place)}" : "";
        var what = cell.Whole switch
        {
            { State: GoroutineState.Running } run => Units.Text(
                $"runs on P{run.Processor} for {timeline.Span(run.Length)}"
            ),
            { Reason: { } reason } wait =>
                $"waits: {Plotly.Plain(reason)}, {timeline.Span(wait.Length)}",
            { } other => $"{other.State.Label()}, {timeline.Span(other.Length)}",
            null => Units.Text($"{cell.Count:#,0} short stretches in {timeline.Span(length)}: ")
                + string.Join(
                    ", ",
                    cell.Parts.Select(p =>
                        (p.Key < 0 ? "else" : ((GoroutineState)p.Key).Label())
                        + " "
                        + Units.Percent(p.Value)
                    )
                ),
        };
        var height = cell.Whole is { } whole ? StateBars.HeightOf(whole.State, 26) / 32 : 0.8;
        return new(
            row,
            cell.Start / axis.Unit.Size,
            Math.Max(length, axis.Length(1)) / axis.Unit.Size,
            Plotly.Round(height),
            $"{lane.Name}: {what}{made}",
            cell.Whole switch
            {
                { State: GoroutineState.Running } run => Units.Text($"P{run.Processor}"),
                { Reason: { } reason } => Plotly.Plain(reason),
                _ => "",
            }
        );
    }
}
