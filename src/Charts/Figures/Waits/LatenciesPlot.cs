using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Waits;

/// <summary>The histograms of waits in Plotly's schema: one for each reason, of which the legend hides any.</summary>
internal static class LatenciesPlot
{
    internal static string Write(
        List<LatencyList> lists,
        LogAxis axis,
        Timeline timeline,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        // A place for no time at all, which a logarithm does not have.
        var zero = axis.Edge(0) / 3;
        foreach (var list in lists)
        {
            var x = new List<double>();
            var width = new List<double>();
            var y = new List<int>();
            var hover = new List<string>();
            void Add(double from, double to, int count, string range)
            {
                if (count > 0)
                {
                    x.Add(Micro((from + to) / 2));
                    width.Add(Micro(to - from));
                    y.Add(count);
                    hover.Add(
                        $"{Plotly.Plain(list.Name)}: {Units.Count(count, "wait")} {range}<br>p50 {timeline.Span(list.Percentile(0.5))}, p99 {timeline.Span(list.Percentile(0.99))}, max {timeline.Span(list.Max)}"
                    );
                }
            }

            Add(zero * 0.8, zero * 1.2, axis.HasZero ? list.CountBelow(1) : 0, "of no time");
            var counts = LatenciesFigure.Histogram(list, axis);
            for (var bin = 0; bin < counts.Length; bin++)
            {
                var (from, to) = (axis.Edge(bin), axis.Edge(bin + 1));
                Add(from, to, counts[bin], $"of {timeline.Span(from)} to {timeline.Span(to)}");
            }

            plotly.Add(
                new JsonObject
                {
                    ["type"] = "bar",
                    ["name"] = list.Name,
                    ["opacity"] = 0.75,
                    ["marker"] = new JsonObject
                    {
                        ["color"] = LatenciesFigure.Fill(list),
                        ["line"] = new JsonObject { ["color"] = Palette.Quiet, ["width"] = 1 },
                    },
                    ["x"] = Plotly.Array(x),
                    ["width"] = Plotly.Array(width),
                    ["y"] = Plotly.Array(y),
                    ["hovertext"] = Plotly.Array(hover),
                    ["hoverinfo"] = "text",
                }
            );
        }

        var marks = Enumerable
            .Range(0, (axis.Bins / LogAxis.PerDecade) + 1)
            .Select(decade => axis.Edge(decade * LogAxis.PerDecade))
            .ToList();
        var across = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = LatenciesFigure.Caption(timeline) },
            ["type"] = "log",
            ["tickvals"] = Plotly.Array(marks.Select(Micro).Prepend(Micro(zero))),
            ["ticktext"] = Plotly.Array(marks.Select(length => timeline.Span(length)).Prepend("0")),
        };
        var up = Plotly.NumberAxis("waits");
        return plotly.Finish(finding, title, across, up, 400);
    }

    private static double Micro(double nanoseconds) => Math.Round(nanoseconds / 1000, 6);
}
