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
        plotly.Add(
            new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["name"] = "woke or started",
                ["legendgroup"] = "wakes",
                ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 1 },
                ["hoverinfo"] = "skip",
                ["x"] = Plotly.Array(wakes.SelectMany(w => new double?[] { At(w), At(w), null })),
                ["y"] = Plotly.Array(
                    wakes.SelectMany(w => new double?[] { rows[w.From], rows[w.To], null })
                ),
            }
        );
        plotly.Add(
            new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["showlegend"] = false,
                ["legendgroup"] = "wakes",
                ["marker"] = new JsonObject
                {
                    ["color"] = Palette.Ink,
                    ["size"] = 7,
                    ["symbol"] = Plotly.Array(
                        wakes.Select(w =>
                            rows[w.To] > rows[w.From] ? "triangle-down" : "triangle-up"
                        )
                    ),
                },
                ["hoverinfo"] = "text",
                ["hovertext"] = Plotly.Array(
                    wakes.Select(w =>
                        Units.Text($"G{w.From} {(w.IsCreation ? "started" : "woke")} G{w.To}")
                    )
                ),
                ["x"] = Plotly.Array(wakes.Select(At)),
                ["y"] = Plotly.Array(
                    wakes.Select(w => rows[w.To] + (rows[w.To] > rows[w.From] ? -0.35 : 0.35))
                ),
            }
        );
    }
}
