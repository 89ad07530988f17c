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
            AddPoints(plotly, data, fit, isSimulated ? "simulated" : "measured");
            AddCurve(plotly, "n times on n cores", most, n => n, Palette.Many, "dot");
        }

        if (fit is not null)
        {
            var name = $"Amdahl’s law, serial share {SpeedupFigure.Share(fit.SerialShare)}";
            AddCurve(plotly, name, most, fit.Speedup, Palette.Cpu, "dash");
        }

        var x = Plotly.NumberAxis("cores");
        var y = Plotly.NumberAxis("times as fast as on 1 core");
        return plotly.Finish(finding, title, x, y, 420);
    }

    private static void AddPoints(Plotly plotly, SpeedupPoints data, AmdahlFit? fit, string name)
    {
        var points = plotly.AddScatter(
            data.Shown.Count == data.Means.Count ? "lines+markers" : "markers",
            name,
            data.Shown.Select(point => point.Cores),
            data.Shown.Select(point => Plotly.Round(point.Speedup)),
            data.Shown.Select(point =>
                $"{Units.Count(point.Cores, "core")}: {Units.Time(point.Time)}, {SpeedupFigure.Times(point.Speedup)} as fast"
                + (
                    fit is null
                        ? ""
                        : $"<br>Amdahl’s law: {Units.Time(fit.Time(point.Cores))}, {SpeedupFigure.Times(fit.Speedup(point.Cores))}"
                )
            )
        );
        points["line"] = Plotly.Line(SpeedupFigure.Runs, 1.5);
        points["marker"] = new JsonObject { ["color"] = SpeedupFigure.Runs, ["size"] = 9 };
    }

    private static void AddCurve(
        Plotly plotly,
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
        var curve = plotly.AddScatter(
            "lines",
            name,
            cores.Select(Plotly.Round),
            cores.Select(n => Plotly.Round(of(n)))
        );
        curve["line"] = Plotly.Line(color, 1.5, dash);
        curve["hovertemplate"] = "%{y:.2f} times on %{x:.0f}<extra></extra>";
    }
}
