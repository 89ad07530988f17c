using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Waits;

/// <summary>Who waits for whom: every circle as a ring, everybody else in rows below.</summary>
internal static class WaitForFigure
{
    private const int MaxRings = 2;
    private const int MaxInRing = 6;
    private const int MaxRows = 14;
    private const int MaxSpoken = 700;

    internal static Figure Draw(WaitForGraph graph, string? title, long dropped)
    {
        var finding = Losses.Tell(Finding(graph), dropped);
        var description = $"Who waits for whom: {finding}. {Spoken(graph)}".TrimEnd();
        var card = new Card(finding, title, null);
        var drawing = new WaitForDrawing(card.Svg);
        var rings = graph.Cycles.Where(c => c.Count <= MaxInRing).Take(MaxRings).ToList();
        var y = card.Top + 10;
        foreach (var ring in rings)
        {
            y = drawing.Ring(ring, y);
        }

        var inRings = rings.SelectMany(ring => ring).Select(edge => edge.Goroutine).ToHashSet();
        var others = graph
            .Edges.Where(edge => !inRings.Contains(edge.Goroutine))
            .GroupBy(edge => edge.Goroutine)
            .ToList();
        var circling = graph.Cycles.SelectMany(c => c).Select(edge => edge.Goroutine).ToHashSet();
        var rows = 0;
        foreach (var waits in others.TakeWhile(group => (rows += group.Count()) <= MaxRows))
        {
            y = drawing.Row([.. waits], y, circling.Contains(waits.Key));
        }

        var left = others.Count - drawing.Rows;
        if (left > 0)
        {
            var more = Units.Text($"… and {Units.Count(left, "more goroutine")} that wait");
            card.Svg.Text(Card.Margin, y + 14, more, fill: Palette.Quiet);
            y += 24;
        }

        var svg = card.Finish(y + 12, drawing.Legend(), description);
        var plotly = WaitForPlot.Write(drawing.Boxes, drawing.Arrows, finding, title, y + 40);
        return new Figure(description, svg, plotly, becomesPlotly: false);
    }

    private static string Finding(WaitForGraph graph)
    {
        var waiting = graph.Edges.Select(edge => edge.Goroutine).Distinct().Count();
        if (waiting == 0)
        {
            return "Nobody waits for another at the end of this run";
        }

        if (graph.Cycles.Count == 0)
        {
            return waiting == 1
                ? "1 goroutine waits at the end, in no circle of locks"
                : Units.Text($"{waiting:#,0} goroutines wait at the end, in no circle of locks");
        }

        var stuck = graph.Cycles.Sum(cycle => cycle.Count);
        var circle = (graph.Cycles.Count, stuck) switch
        {
            (1, 1) => "A goroutine waits for itself, and can never go on",
            (1, 2) => "2 goroutines wait for each other, and neither can ever go on",
            (1, _) => Units.Text(
                $"{stuck} goroutines wait for one another in a circle, and none can ever go on"
            ),
            var (circles, _) => Units.Text(
                $"{stuck} goroutines wait in {circles} circles, and none can ever go on"
            ),
        };
        var others = waiting - stuck;
        return others == 0 ? circle
            : others == 1 ? circle + "; 1 other waits"
            : circle + Units.Text($"; {others:#,0} others wait");
    }

    private static string Spoken(WaitForGraph graph)
    {
        var text = graph.ToString().Replace('\n', ' ');
        return text.Length <= MaxSpoken ? text : text[..text.LastIndexOf(' ', MaxSpoken)] + " …";
    }
}
