using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Cores;

/// <summary>The utilization of cores in Plotly's schema.</summary>
internal static class CoreUtilizationPlot
{
    internal static string Write(
        Timeline timeline,
        Axis axis,
        double[] busy,
        double[]? cpu,
        double mean,
        string finding,
        string? title
    )
    {
        var plotly = new Plotly();
        var unit = axis.Unit.Size;
        var edges = Enumerable
            .Range(0, busy.Length + 1)
            .Select(i => Plotly.Round((double)timeline.End / busy.Length * i / unit))
            .ToArray();
        plotly.Add(Steps("all cores", edges, busy, main: true));
        for (var p = 0; p < Math.Min(CoreUtilizationFigure.MaxRows, timeline.MaxProcs); p++)
        {
            var lane = Utilization.Sum(timeline.Processors[p], timeline.End, busy.Length);
            plotly.Add(Steps(Units.Text($"P{p}"), edges, lane, main: false));
        }

        plotly.Add(
            new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["name"] = "average",
                ["line"] = new JsonObject
                {
                    ["dash"] = "dash",
                    ["color"] = Palette.Ink,
                    ["width"] = 1,
                },
                ["x"] = Plotly.Array([0, edges[^1]]),
                ["y"] = Plotly.Array([
                    Plotly.Round(mean * timeline.MaxProcs),
                    Plotly.Round(mean * timeline.MaxProcs),
                ]),
                ["hoverinfo"] = "y",
            }
        );
        if (cpu is not null)
        {
            var line = Steps(CoreUtilizationFigure.CpuText(timeline), edges, cpu, main: false);
            line["line"]!["color"] = Palette.Cpu;
            line["visible"] = true;
            line["hovertemplate"] = "%{y:.2f} cores of CPU time<extra></extra>";
            plotly.Add(line);
        }

        var cores = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = "busy cores" },
            ["range"] = Plotly.Array([0, timeline.MaxProcs * 1.05]),
        };
        return plotly.Finish(finding, title, Plotly.TimeAxis(axis), cores, 380);
    }

    /// <summary>Makes a step line; only the sum of all cores is filled and shown at first.</summary>
    private static JsonObject Steps(string name, double[] edges, double[] values, bool main)
    {
        var steps = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = name,
            ["line"] = new JsonObject { ["shape"] = "hv", ["width"] = main ? 0 : 1.5 },
            ["x"] = Plotly.Array(edges),
            ["y"] = Plotly.Array(values.Append(values[^1]).Select(Plotly.Round)),
            ["hovertemplate"] = "%{y:.2f} busy<extra>" + name + "</extra>",
        };
        if (main)
        {
            steps["fill"] = "tozeroy";
            steps["fillcolor"] = Palette.Busy;
        }
        else
        {
            steps["visible"] = "legendonly";
        }

        return steps;
    }
}
