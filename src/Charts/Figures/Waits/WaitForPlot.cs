using System.Text.Json.Nodes;
using Charts.Drawing;

namespace Charts.Figures.Waits;

/// <summary>The wait-for graph in Plotly's schema: its boxes as points, its arrows as annotations.</summary>
internal static class WaitForPlot
{
    internal static string Write(
        List<WaitForBox> boxes,
        List<(WaitForBox From, WaitForBox To)> arrows,
        string finding,
        string? title,
        double height
    )
    {
        var plotly = new Plotly();
        var points = plotly.AddScatter(
            "markers+text",
            null,
            boxes.Select(box => Plotly.Round(box.X)),
            boxes.Select(box => Plotly.Round(box.Y)),
            boxes.Select(box => Plotly.Plain(box.Detail))
        );
        points["text"] = Plotly.Array(boxes.Select(box => Plotly.Plain(box.Text)));
        points["textposition"] = "top center";
        points["marker"] = new JsonObject
        {
            ["size"] = 16,
            ["color"] = Plotly.Array(boxes.Select(box => box.Fill)),
            ["line"] = Plotly.Line(Palette.Quiet, 1),
        };
        var x = new JsonObject { ["visible"] = false, ["range"] = Plotly.Array([0, Card.Width]) };
        var y = new JsonObject { ["visible"] = false, ["range"] = Plotly.Array([height, 0]) };
        var annotations = new JsonArray();
        foreach (var (from, to) in arrows)
        {
            annotations.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["x"] = Plotly.Round(to.X),
                        ["y"] = Plotly.Round(to.Y),
                        ["ax"] = Plotly.Round(from.X),
                        ["ay"] = Plotly.Round(from.Y),
                        ["axref"] = "x",
                        ["ayref"] = "y",
                        ["text"] = "",
                        ["arrowhead"] = 2,
                        ["arrowcolor"] = to.Stroke,
                        ["standoff"] = 12,
                        ["startstandoff"] = 12,
                    }
            );
        }

        return plotly.Finish(finding, title, x, y, height + 60, annotations: annotations);
    }
}
