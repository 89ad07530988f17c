using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Scaling;

/// <summary>The speedup in Plotly's schema.</summary>
internal static class SpeedupPlot
{
    private const int Pieces = 100;

    internal static string Write(
        SpeedupPoints data,
        AmdahlFit? fit,
        string finding,
        string? title,
        bool isSimulated
    )
    {
        var plotly = new Plotly();
        var most = data.Means.Count == 0 ? 2 : Math.Max(2, data.Means[^1].Cores);
        if (data.Shown.Count > 0)
        {
            plotly.Add(Points(data, fit, isSimulated ? "simulated" : "measured"));
            plotly.Add(Curve("n times on n cores", most, n => n, Palette.Many, "dot"));
        }

        if (fit is not null)
        {
            var name = $"Amdahl’s law, serial share {SpeedupFigure.Share(fit.SerialShare)}";
            plotly.Add(Curve(name, most, fit.Speedup, Palette.Cpu, "dash"));
        }

        var x = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = "cores" },
            ["rangemode"] = "tozero",
        };
        var y = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = "times as fast as on 1 core" },
            ["rangemode"] = "tozero",
        };
        return plotly.Finish(finding, title, x, y, 420);
    }

    private static JsonObject Points(SpeedupPoints data, AmdahlFit? fit, string name) =>
        new()
        {
            ["type"] = "scatter",
            ["mode"] = data.Shown.Count == data.Means.Count ? "lines+markers" : "markers",
            ["name"] = name,
            ["line"] = new JsonObject { ["color"] = "#2f6fb0", ["width"] = 1.5 },
            ["marker"] = new JsonObject { ["color"] = "#2f6fb0", ["size"] = 9 },
            ["x"] = Plotly.Array(data.Shown.Select(point => point.Cores)),
            ["y"] = Plotly.Array(data.Shown.Select(point => Plotly.Round(point.Speedup))),
            ["hoverinfo"] = "text",
            ["hovertext"] = Plotly.Array(
                data.Shown.Select(point =>
                    $"{Units.Count(point.Cores, "core")}: {Units.Time(point.Time)}, {SpeedupFigure.Times(point.Speedup)} as fast"
                    + (
                        fit is null
                            ? ""
                            : $"<br>Amdahl’s law: {Units.Time(fit.Time(point.Cores))}, {SpeedupFigure.Times(fit.Speedup(point.Cores))}"
                    )
                )
            ),
        };

    private static JsonObject Curve(
        string name,
        int most,
        Func<double, double> of,
        string color,
        string dash
    )
    {
        var cores = Enumerable
            .Range(0, Pieces + 1)
            .Select(piece => 1 + ((most - 1.0) * piece / Pieces))
            .ToList();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = name,
            ["line"] = new JsonObject
            {
                ["color"] = color,
                ["width"] = 1.5,
                ["dash"] = dash,
            },
            ["x"] = Plotly.Array(cores.Select(Plotly.Round)),
            ["y"] = Plotly.Array(cores.Select(n => Plotly.Round(of(n)))),
            ["hovertemplate"] = "%{y:.2f} times on %{x:.0f}<extra></extra>",
        };
    }
}
