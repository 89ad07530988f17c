using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures;

/// <summary>Numbered steps in order, one row each, in the column of the goroutine that did them.</summary>
internal static class InterleavingFigure
{
    internal const int MaxSteps = 60;
    private const int MaxColumns = 8;
    private const double RowHeight = 26;
    private const double Left = 52;
    private const double PlaceWidth = 110;

    internal static Figure Draw(Trace trace, string? title)
    {
        var shown = new List<Step>();
        var (total, switches, last) = (0, 0, 0L);
        var goroutines = new SortedSet<long>();
        foreach (var step in Steps.Of(trace))
        {
            total++;
            goroutines.Add(step.Goroutine);
            // Being woken is done to a goroutine: only its own steps are turns.
            if (step.Kind != TraceEventKind.Ready)
            {
                switches += last != 0 && last != step.Goroutine ? 1 : 0;
                last = step.Goroutine;
            }

            if (shown.Count < MaxSteps)
            {
                shown.Add(step);
            }
        }

        var finding =
            total == 0
                ? "No steps: nothing ran"
                : $"{Units.Count(total, "step")} of {Units.Count(goroutines.Count, "goroutine")} on "
                    + $"{Units.Count(trace.MaxProcs, "core")}, {Units.Count(switches, "turn")} from one to another";
        var cut =
            total > shown.Count
                ? Units.Text($"The first {shown.Count} of {total:#,0} steps.")
                : null;
        var description = $"Interleaving, who did what in which order: {finding}.";
        var svg = Render(shown, total, finding, title, cut, description);
        return new Figure(description, svg, Plot(shown, title ?? finding));
    }

    private static List<long> Columns(List<Step> steps) =>
        [
            .. steps
                .Select(step => step.Goroutine)
                .Where(g => g > 0)
                .Distinct()
                .Order()
                .Take(MaxColumns),
        ];

    private static string Render(
        List<Step> steps,
        int total,
        string finding,
        string? title,
        string? cut,
        string description
    )
    {
        var columns = Columns(steps);
        var places = steps.Exists(step => step.Place is not null);
        var right = Card.Width - Card.Margin - (places ? PlaceWidth : 0);
        var folded = steps.Exists(step => !columns.Contains(step.Goroutine));
        var width = (right - Left) / Math.Max(1, columns.Count + (folded ? 1 : 0));
        var card = new Card(finding, title, cut);
        var svg = card.Svg;
        var top = card.Top + 40;
        var bottom = top + (steps.Count * RowHeight);

        int Column(long goroutine) =>
            columns.IndexOf(goroutine) is var found && found >= 0 ? found : columns.Count;
        double Middle(long goroutine) => Left + ((Column(goroutine) + 0.5) * width);
        for (var row = 0; row < steps.Count; row += 2)
        {
            svg.Rect(
                Card.Margin,
                top + (row * RowHeight),
                Card.Width - (2 * Card.Margin),
                RowHeight,
                "#f8f9fb"
            );
        }

        foreach (var goroutine in columns)
        {
            Head(
                svg,
                goroutine == 1 ? "G1 main" : Units.Text($"G{goroutine}"),
                Palette.OfGoroutine(goroutine),
                Middle(goroutine),
                top,
                width
            );
            svg.Line(
                Middle(goroutine),
                top - 6,
                Middle(goroutine),
                bottom,
                Palette.OfGoroutine(goroutine),
                1.5
            );
        }

        if (folded)
        {
            Head(svg, "others", Palette.Many, Left + ((columns.Count + 0.5) * width), top, width);
        }

        foreach (var (step, row) in steps.Select((step, row) => (step, row)))
        {
            var y = top + (row * RowHeight);
            svg.Text(
                Left - 14,
                y + 17,
                step.Number.ToString(CultureInfo.InvariantCulture),
                fill: Palette.Quiet,
                anchor: "end"
            );
            Row(svg, step, y, Middle(step.Goroutine), width, !columns.Contains(step.Goroutine));
            if (
                step.Other > 0
                && step.Other != step.Goroutine
                && step.Kind is TraceEventKind.Created or TraceEventKind.Ready
            )
            {
                Reach(
                    svg,
                    step,
                    y + (RowHeight / 2),
                    Middle(step.Goroutine),
                    Middle(step.Other),
                    width
                );
            }

            if (step.Place is not null)
            {
                svg.Text(
                    Card.Width - Card.Margin - 6,
                    y + 17,
                    TextWidth.Fit(step.Place, PlaceWidth - 12, 11),
                    11,
                    Palette.Quiet,
                    "end"
                );
            }
        }

        if (total > steps.Count)
        {
            svg.Text(
                Left,
                bottom + 18,
                Units.Text($"… and {total - steps.Count:#,0} more steps"),
                fill: Palette.Quiet
            );
            bottom += 24;
        }

        return card.Finish(bottom + 12, Legend(steps), description);
    }

    private static void Head(
        Svg svg,
        string name,
        string fill,
        double middle,
        double top,
        double width
    )
    {
        var wide = Math.Min(width - 8, 110);
        svg.Rect(middle - (wide / 2), top - 32, wide, 22, fill, 4);
        svg.Text(middle, top - 16.5, TextWidth.Fit(name, wide - 6), anchor: "middle", bold: true);
    }

    private static void Row(Svg svg, Step step, double y, double middle, double width, bool named)
    {
        var tag = step.Processor >= 0 ? Units.Text($"P{step.Processor}") : "";
        var tagWidth = tag.Length > 0 ? TextWidth.Of(tag, 11) + 6 : 0;
        var text = named ? Units.Text($"G{step.Goroutine} {step.Text}") : step.Text;
        text = TextWidth.Fit(text, width - 24 - tagWidth);
        var wide = Math.Min(width - 10, TextWidth.Of(text) + tagWidth + 16);
        var passive = step.Kind is TraceEventKind.Ready or TraceEventKind.Blocked;
        var colour = named ? Palette.Many : Palette.OfGoroutine(step.Goroutine);
        var left = middle - (wide / 2);
        svg.Rect(
            left,
            y + 2.5,
            wide,
            RowHeight - 5,
            passive ? Palette.Card : colour,
            4,
            colour,
            passive ? "4 3" : null
        );
        svg.Text(left + 8, y + 17, text, bold: step.Kind == TraceEventKind.Output);
        if (tag.Length > 0)
        {
            svg.Text(left + wide - 6, y + 17, tag, 11, passive ? Palette.Quiet : "#3e4c59", "end");
        }
    }

    /// <summary>Draws an arrow that ends at the goroutine that is started or woken.</summary>
    private static void Reach(Svg svg, Step step, double y, double own, double other, double width)
    {
        if (Math.Abs(own - other) < width / 2)
        {
            return;
        }

        var starts = step.Kind == TraceEventKind.Created;
        var half = Math.Min(width - 10, TextWidth.Of(step.Text) + TextWidth.Of("P0", 11) + 22) / 2;
        var side = other > own ? 1 : -1;
        var near = own + (side * half);
        var (from, to) = starts ? (near, other) : (other, near);
        var back = to > from ? -5 : 5;
        svg.Path(
            new StringBuilder()
                .Append(
                    CultureInfo.InvariantCulture,
                    $"M{Svg.Number(from)} {Svg.Number(y)}H{Svg.Number(to)}m{back}-3l{-back} 3l{back} 3"
                )
                .ToString(),
            null,
            Palette.Ink
        );
    }

    private static List<LegendEntry> Legend(List<Step> steps)
    {
        var legend = new List<LegendEntry>();
        if (steps.Count > 0)
        {
            legend.Add(LegendEntry.Bar("does", Palette.OfGoroutine(2)));
        }

        if (steps.Exists(step => step.Kind is TraceEventKind.Blocked or TraceEventKind.Ready))
        {
            legend.Add(
                new(
                    "waits, or may go on",
                    (svg, x, y) =>
                        svg.Rect(x, y - 6, 14, 12, Palette.Card, 2, Palette.OfGoroutine(2), "4 3")
                )
            );
        }

        if (steps.Exists(step => step.Processor >= 0))
        {
            legend.Add(
                new(
                    "the processor it ran on",
                    (svg, x, y) => svg.Text(x, y + 5, "P0", 11, Palette.Quiet)
                )
            );
        }

        return legend;
    }

    private static string Plot(List<Step> steps, string title)
    {
        var plotly = new Plotly();
        var columns = Columns(steps);
        foreach (
            var group in steps.GroupBy(step =>
                columns.Contains(step.Goroutine) ? step.Goroutine : Cells.Rest
            )
        )
        {
            var column = group.Key == Cells.Rest ? columns.Count : columns.IndexOf(group.Key);
            plotly.Add(
                new JsonObject
                {
                    ["type"] = "scatter",
                    ["mode"] = "markers+text",
                    ["name"] =
                        group.Key == Cells.Rest ? "others"
                        : group.Key == 1 ? "G1 main"
                        : Units.Text($"G{group.Key}"),
                    ["marker"] = new JsonObject
                    {
                        ["color"] = Palette.OfGoroutine(group.Key),
                        ["size"] = 14,
                        ["symbol"] = "square",
                    },
                    ["x"] = Plotly.Array(group.Select(_ => column)),
                    ["y"] = Plotly.Array(group.Select(step => step.Number)),
                    ["text"] = Plotly.Array(group.Select(step => Plotly.Plain("  " + step.Text))),
                    ["textposition"] = "middle right",
                    ["cliponaxis"] = false,
                    ["hovertext"] = Plotly.Array(group.Select(Hover)),
                    ["hoverinfo"] = "text",
                }
            );
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
        return plotly.Finish(title, x, y, 160 + (steps.Count * 22));
    }

    private static string Hover(Step step) =>
        Units.Text(
            $"step {step.Number}, {Units.Time(step.Time)}: G{step.Goroutine} {Plotly.Plain(step.Text)}"
        )
        + (step.Processor >= 0 ? Units.Text($" on P{step.Processor}") : "")
        + (step.Place is null ? "" : $"<br>{Plotly.Plain(step.Place)}");
}
