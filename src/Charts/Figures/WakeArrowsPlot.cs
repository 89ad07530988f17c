using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>The arrows of who woke or started whom in Plotly's schema.</summary>
internal static class WakeArrowsPlot
{
    private const int MaxArrows = 1000;

    /// <summary>Adds each wake-up as a line between two lanes with a triangle at its head.</summary>
    internal static void Add(
        Plotly plotly,
        IEnumerable<Wake> all,
        List<GoroutineLane> shown,
        Axis axis
    )
    {
        var rows = shown
            .Select((lane, row) => (lane.Number, row))
            .ToDictionary(pair => pair.Number, pair => pair.row);
        var wakes = all.Where(w => rows.ContainsKey(w.From) && rows.ContainsKey(w.To))
            .Take(MaxArrows)
            .ToList();
        if (wakes.Count == 0)
        {
            return;
        }

        double At(Wake wake) => Plotly.Round(wake.Time / axis.Unit.Size);
        var lines = plotly.AddScatter(
            "lines",
            "woke or started",
            wakes.SelectMany(w => new double?[] { At(w), At(w), null }),
            wakes.SelectMany(w => new double?[] { rows[w.From], rows[w.To], null })
        );
        lines["legendgroup"] = "wakes";
        lines["line"] = Plotly.Line(Palette.Ink, 1);
        lines["hoverinfo"] = "skip";
        var heads = plotly.AddScatter(
            "markers",
            null,
            wakes.Select(At),
            wakes.Select(w => rows[w.To] + (rows[w.To] > rows[w.From] ? -0.35 : 0.35)),
            wakes.Select(w =>
                Units.Text($"G{w.From} {(w.IsCreation ? "started" : "woke")} G{w.To}")
            )
        );
        heads["legendgroup"] = "wakes";
        heads["marker"] = new JsonObject
        {
            ["color"] = Palette.Ink,
            ["size"] = 7,
            ["symbol"] = Plotly.Array(
                wakes.Select(w => rows[w.To] > rows[w.From] ? "triangle-down" : "triangle-up")
            ),
        };
    }
}
