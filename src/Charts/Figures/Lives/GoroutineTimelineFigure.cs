using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Lives;

/// <summary>One lane per goroutine: when it ran, stood ready or waited and for what, and who woke it.</summary>
internal static class GoroutineTimelineFigure
{
    /// <summary>More lanes than this are no picture any more; the others are drawn as one lane of shares.</summary>
    internal const int MaxLanes = 24;

    private const double Left = 150;
    private const double Right = Card.Width - Card.Margin;
    private const double OthersHeight = 64;

    internal static Figure Draw(Timeline timeline, string? title)
    {
        var finding = Losses.Tell(Finding(timeline), timeline.Dropped);
        var description =
            $"Timeline of goroutines, one lane each, coloured by what they do: {finding}.";
        var svg = SizeLimit.Fit(smallest =>
            Render(timeline, finding, title, description, smallest)
        );
        return new Figure(description, svg, GoroutineTimelinePlot.Write(timeline, finding, title));
    }

    private static string Finding(Timeline timeline)
    {
        var who =
            $"{Units.Count(timeline.Goroutines.Count, "goroutine")} on {Units.Count(timeline.MaxProcs, "core")}";
        if (timeline.Goroutines.Count == 0)
        {
            return $"{who}: nothing ran";
        }

        var left = timeline.Goroutines.Count(lane => lane.Ended is null);
        var alive = left > 0 ? Units.Text($"; {left:#,0} never ended") : "";
        if (timeline.CountsSteps)
        {
            return $"{who}, {timeline.Duration()}{alive}";
        }

        var times = timeline.TimeByState();
        string Mean(Func<GoroutineState, bool> of) =>
            Units.Text(
                $"{times.Where(pair => of(pair.Key)).Sum(pair => pair.Value) / timeline.End:#,0.0}"
            );
        var off = times.ContainsKey(GoroutineState.OffProcessor)
            ? $", {Mean(state => state == GoroutineState.OffProcessor)} off processor"
            : "";
        return $"{who}, {timeline.Duration()}: on average "
            + $"{Mean(state => state == GoroutineState.Running)} running{off}, "
            + $"{Mean(state => state == GoroutineState.Ready)} ready, "
            + $"{Mean(GoroutineStates.IsWaiting)} waiting{alive}";
    }

    private static string Render(
        Timeline timeline,
        string finding,
        string? title,
        string description,
        double smallest
    )
    {
        var shown = timeline
            .Goroutines.Take(timeline.Goroutines.Count <= MaxLanes + 1 ? MaxLanes + 1 : MaxLanes)
            .ToList();
        var others = timeline.Goroutines.Skip(shown.Count).ToList();
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (timeline.Goroutines.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        Marks.DefineStripes(svg);
        var axis = new Axis(timeline, Left, Right);
        var step = shown.Count <= 12 ? 32.0 : 24.0;
        var top = card.Top + 10;
        var bottom = top + (shown.Count * step) + (others.Count > 0 ? OthersHeight + 24 : 0);
        axis.Draw(svg, top - 2, bottom);

        var states = new StateBars(axis, smallest, step - 10);
        var rows = new Dictionary<long, double>();
        for (var row = 0; row < shown.Count; row++)
        {
            var middle = top + (row * step) + (step / 2);
            rows[shown[row].Number] = middle;
            Name(svg, shown[row], middle);
            states.Add(shown[row], middle);
        }

        states.Draw(svg);
        var arrows = new WakeArrows(axis, rows, states.BarHeight / 2);
        arrows.Draw(svg, timeline.Wakes);
        foreach (var lane in shown.Where(lane => lane.Ended is not null))
        {
            svg.Circle(
                axis.X(lane.Ended!.Value),
                rows[lane.Number],
                3.5,
                Palette.Ink,
                Palette.Card
            );
        }

        if (others.Count > 0)
        {
            DrawOthers(svg, timeline, others, axis, top + (shown.Count * step) + 20);
        }

        return card.Finish(
            bottom + Axis.Height + 6,
            Legend(timeline, states.Merged ? axis.Length(smallest) : 0, arrows, shown),
            description
        );
    }

    private static void Name(Svg svg, GoroutineLane lane, double middle)
    {
        svg.Text(Card.Margin, middle + 4, lane.Name, bold: true);
        if (lane.Place is { } place)
        {
            var room = Left - 18 - Card.Margin - (TextWidth.Of(lane.Name) * 1.12);
            var line = place[(place.LastIndexOf(':') + 1)..];
            var text = TextWidth.Of(place, 11) <= room ? place : "line " + line;
            svg.Text(Left - 8, middle + 4, text, 11, Palette.Quiet, "end");
        }
    }

    /// <summary>Draws the goroutines that have no lane as one area: how many of them are in which state.</summary>
    private static void DrawOthers(
        Svg svg,
        Timeline timeline,
        List<GoroutineLane> others,
        Axis axis,
        double top
    )
    {
        const int Bins = 120;
        svg.Text(
            Card.Margin,
            top - 6,
            Units.Text($"… and {others.Count:#,0} more goroutines, how many in which state:"),
            fill: Palette.Quiet
        );
        svg.Text(Left - 8, top + 12, Units.Text($"{others.Count:#,0}"), 11, Palette.Quiet, "end");
        svg.Text(Left - 8, top + OthersHeight, "0", 11, Palette.Quiet, "end");
        svg.Rect(axis.Left, top, axis.Width, OthersHeight, Palette.Track);
        var bars = new Bars();
        var levels = new double[Bins];
        var bin = axis.Width / Bins;
        foreach (var state in Enum.GetValues<GoroutineState>())
        {
            var counts = Utilization.Sum(
                others.SelectMany(g => g.Segments).Where(s => s.State == state),
                timeline.End,
                Bins
            );
            for (var index = 0; index < Bins; index++)
            {
                var height = counts[index] / others.Count * OthersHeight;
                if (height >= 0.05)
                {
                    levels[index] += height;
                    bars.Add(
                        Palette.OfState(state),
                        axis.Left + (index * bin),
                        top + OthersHeight - levels[index],
                        bin,
                        height
                    );
                }
            }
        }

        bars.Draw(svg);
    }

    private static List<LegendEntry> Legend(
        Timeline timeline,
        double shortest,
        WakeArrows arrows,
        List<GoroutineLane> shown
    )
    {
        var legend = timeline
            .TimeByState()
            .Keys.Select(state =>
                LegendEntry.Bar(
                    state.Label(),
                    Palette.OfState(state),
                    StateBars.HeightOf(state, 14),
                    state == GoroutineState.OffProcessor
                )
            )
            .ToList();
        if (shortest > 0)
        {
            var text = $"what is < {timeline.Span(shortest)}, together: height = share of time";
            legend.Add(new(text, StateBars.Sample));
        }

        if (arrows.Drawn > 0)
        {
            var left =
                arrows.Drawn < arrows.Possible
                    ? Units.Text($" ({arrows.Drawn:#,0} of {arrows.Possible:#,0} drawn)")
                    : "";
            legend.Add(
                new(
                    "woke or started" + left,
                    (svg, x, y) => svg.Path(Marks.Arrow(x + 7, y - 6, y + 6), null, Palette.Ink)
                )
            );
        }

        if (shown.Exists(lane => lane.Ended is not null))
        {
            legend.Add(
                new("ended", (svg, x, y) => svg.Circle(x + 7, y, 3.5, Palette.Ink, Palette.Card))
            );
        }

        return legend;
    }
}
