using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Waits;

/// <summary>The reasons to wait in Plotly's schema: stacked bars, of which the legend hides a goroutine.</summary>
internal static class WaitReasonsPlot
{
    private const int MaxNamed = 24;

    internal static string Write(
        List<WaitReason> reasons,
        Timeline timeline,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var longest = reasons.Count == 0 ? 0 : reasons[0].Time;
        (string Name, double Size) unit = timeline.CountsSteps
            ? ("events", 1)
            : Axis.UnitOf(longest);
        // Those who waited longest have names; the others are one.
        var named = reasons
            .SelectMany(reason => reason.Shares)
            .GroupBy(share => share.Goroutine)
            .OrderByDescending(group => group.Sum(share => share.Time))
            .ThenBy(group => group.Key)
            .Take(MaxNamed)
            .Select(group => group.Key)
            .Order()
            .ToList();
        var starts = new double[reasons.Count];
        foreach (var goroutine in named)
        {
            Add(
                plotly,
                goroutine,
                reasons,
                starts,
                timeline,
                unit.Size,
                share => share.Goroutine == goroutine
            );
        }

        var known = named.ToHashSet();
        Add(
            plotly,
            Cells.Rest,
            reasons,
            starts,
            timeline,
            unit.Size,
            share => !known.Contains(share.Goroutine)
        );
        var x = Plotly.NumberAxis(
            WaitReasonsFigure.Caption(timeline) + (timeline.CountsSteps ? "" : $", in {unit.Name}")
        );
        var y = Plotly.LaneAxis([.. reasons.Select(reason => Plotly.Plain(reason.Name))]);
        y["automargin"] = true;
        return plotly.Finish(finding, title, x, y, 160 + (reasons.Count * 36));
    }

    private static void Add(
        Plotly plotly,
        long goroutine,
        List<WaitReason> reasons,
        double[] starts,
        Timeline timeline,
        double unit,
        Func<WaitShare, bool> isOne
    )
    {
        var bars = new List<PlotlyBar>();
        for (var row = 0; row < reasons.Count; row++)
        {
            var shares = reasons[row].Shares.Where(isOne).ToList();
            var time = shares.Sum(share => share.Time);
            if (shares.Count == 0)
            {
                continue;
            }

            var who =
                goroutine == Cells.Rest
                    ? Units.Count(shares.Count, "goroutine")
                    : Units.Text($"G{goroutine}");
            bars.Add(
                new PlotlyBar(
                    row,
                    starts[row] / unit,
                    time / unit,
                    0.7,
                    $"{who}: {timeline.Span(time)} {Plotly.Plain(reasons[row].Name)}<br>{Units.Count(shares.Sum(s => s.Times), "wait")}, the longest {timeline.Span(shares.Max(s => s.Longest))}",
                    goroutine == Cells.Rest ? "others" : who
                )
            );
            starts[row] += time;
        }

        var name =
            goroutine == Cells.Rest ? "others"
            : goroutine == 1 ? "G1 main"
            : Units.Text($"G{goroutine}");
        plotly.AddBars(name, Palette.OfGoroutine(goroutine), bars, Palette.IsStriped(goroutine));
    }
}
