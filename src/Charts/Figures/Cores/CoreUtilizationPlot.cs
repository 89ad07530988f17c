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
        AddSteps(plotly, "all cores", edges, busy, main: true);
        for (var p = 0; p < Math.Min(CoreUtilizationFigure.MaxRows, timeline.MaxProcs); p++)
        {
            var lane = Utilization.Sum(timeline.Processors[p], timeline.End, busy.Length);
            AddSteps(plotly, Units.Text($"P{p}"), edges, lane, main: false);
        }

        var average = Plotly.Round(mean * timeline.MaxProcs);
        var line = plotly.AddScatter("lines", "average", [0, edges[^1]], [average, average]);
        line["line"] = Plotly.Line(Palette.Ink, 1, "dash");
        line["hoverinfo"] = "y";
        if (cpu is not null)
        {
            var used = AddSteps(
                plotly,
                CoreUtilizationFigure.CpuText(timeline),
                edges,
                cpu,
                main: false
            );
            used["line"]!["color"] = Palette.Cpu;
            used["visible"] = true;
            used["hovertemplate"] = "%{y:.2f} cores of CPU time<extra></extra>";
        }

        var cores = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = "busy cores" },
            ["range"] = Plotly.Array([0, timeline.MaxProcs * 1.05]),
        };
        return plotly.Finish(finding, title, Plotly.TimeAxis(axis), cores, 380);
    }

    /// <summary>Adds a step line; only the sum of all cores is filled and shown at first.</summary>
    private static JsonObject AddSteps(
        Plotly plotly,
        string name,
        double[] edges,
        double[] values,
        bool main
    )
    {
        var steps = plotly.AddScatter(
            "lines",
            name,
            edges,
            values.Append(values[^1]).Select(Plotly.Round)
        );
        steps["line"] = new JsonObject { ["shape"] = "hv", ["width"] = main ? 0 : 1.5 };
        steps["hovertemplate"] = "%{y:.2f} busy<extra>" + name + "</extra>";
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
