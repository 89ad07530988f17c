using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Orders;

/// <summary>The interleaving in Plotly's schema.</summary>
internal static class InterleavingPlot
{
    internal static string Write(List<Step> steps, string finding, string? title)
    {
        var plotly = new Plotly();
        var columns = InterleavingDrawing.Columns(steps);
        foreach (
            var group in steps
                .Where(step => step.Goroutine > 0)
                .GroupBy(step => columns.Contains(step.Goroutine) ? step.Goroutine : Cells.Rest)
                .OrderBy(group => group.Key == Cells.Rest)
                .ThenBy(group => group.Key)
        )
        {
            var column = group.Key == Cells.Rest ? columns.Count : columns.IndexOf(group.Key);
            var trace = plotly.AddScatter(
                "markers+text",
                group.Key == Cells.Rest ? "others"
                    : group.Key == 1 ? "G1 main"
                    : Units.Text($"G{group.Key}"),
                group.Select(_ => column),
                group.Select(step => step.Number),
                group.Select(Hover)
            );
            trace["marker"] = new JsonObject
            {
                ["color"] = Palette.OfGoroutine(group.Key),
                ["size"] = 14,
                ["symbol"] = "square",
            };
            trace["text"] = Plotly.Array(group.Select(step => Plotly.Plain("  " + step.Text)));
            trace["textposition"] = "middle right";
            trace["cliponaxis"] = false;
        }

        var names = columns
            .Select(g => g == 1 ? "G1 main" : Units.Text($"G{g}"))
            .Append("others")
            .ToList();
        var x = new JsonObject
        {
            ["side"] = "top",
            ["tickvals"] = Plotly.Array(Enumerable.Range(0, names.Count)),
            ["ticktext"] = Plotly.Array(names),
            ["range"] = Plotly.Array([-0.2, Math.Max(1, columns.Count) - 0.1]),
        };
        var y = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = "step" },
            ["range"] = Plotly.Array([steps.Count + 0.7, 0.3]),
        };
        return plotly.Finish(finding, title, x, y, 160 + (steps.Count * 22));
    }

    private static string Hover(Step step) =>
        Units.Text(
            $"step {step.Number}, {Units.Time(step.Time)}: G{step.Goroutine} {Plotly.Plain(step.Text)}"
        )
        + (step.Processor >= 0 ? Units.Text($" on P{step.Processor}") : "")
        + (step.Place is null ? "" : $"<br>{Plotly.Plain(step.Place)}");
}
