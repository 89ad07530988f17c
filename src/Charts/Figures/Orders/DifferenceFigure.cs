using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Orders;

/// <summary>Two runs of one program side by side: steps that both have on one row, what only one has in colour.</summary>
internal static class DifferenceFigure
{
    private const int MaxSteps = 400;
    private const int MaxRows = 70;
    private const int Context = 2;
    private const double RowHeight = 26;
    private const double Width = (Card.Width - (2 * Card.Margin) - 20) / 2;

    private sealed record Row(Step? First, Step? Second);

    internal static Figure Draw(Trace first, Trace second, string? title)
    {
        var a = Steps.Of(first).Take(MaxSteps).ToList();
        var b = Steps.Of(second).Take(MaxSteps).ToList();
        var rows = Align(a, b);
        var same = rows.TakeWhile(row => row is { First: not null, Second: not null }).Count();
        var finding = Losses.Tell(Finding(rows, same), Math.Max(first.Dropped, second.Dropped));
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        var y = card.Top + 8;
        svg.Text(Card.Margin + 34, y + 14, "first run", bold: true);
        svg.Text(Card.Margin + Width + 54, y + 14, "second run", bold: true);
        y += 24;
        var shown = 0;
        var skipped = 0;
        for (var i = 0; i < rows.Count && shown < MaxRows; i++)
        {
            if (IsFarFromDifference(rows, i))
            {
                skipped++;
                continue;
            }

            y = Skipped(svg, skipped, y);
            skipped = 0;
            Cell(svg, rows[i].First, rows[i].Second is null, Card.Margin, y);
            Cell(svg, rows[i].Second, rows[i].First is null, Card.Margin + Width + 20, y);
            y += RowHeight;
            shown++;
        }

        y = Skipped(svg, skipped, y);
        var description = $"Difference of two runs: {finding}.";
        var image = card.Finish(y + 12, Legend(), description);
        var plotly = InterleavingPlot.Write(
            [.. rows.Where(row => row.Second is null).Select(row => row.First!)],
            finding,
            title
        );
        return new Figure(description, image, plotly, becomesPlotly: false);
    }

    private static string Finding(List<Row> rows, int same)
    {
        if (same == rows.Count)
        {
            return $"No difference: both runs have the same {Units.Count(same, "step")}";
        }

        var (a, b) = (rows.Count(row => row.Second is null), rows.Count(row => row.First is null));
        return $"The runs part after {Units.Count(same, "common step")}: "
            + $"{Units.Count(a, "step")} only in the first or at another place, {Units.Text($"{b:#,0}")} only in the second";
    }

    /// <summary>The longest common subsequence of the two, and between its steps those of the first, then of the second.</summary>
    private static List<Row> Align(List<Step> a, List<Step> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                length[i, j] = IsSame(a[i], b[j])
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var rows = new List<Row>();
        var (x, y) = (0, 0);
        while (x < a.Count || y < b.Count)
        {
            if (x < a.Count && y < b.Count && IsSame(a[x], b[y]))
            {
                rows.Add(new(a[x++], b[y++]));
            }
            else if (y == b.Count || (x < a.Count && length[x + 1, y] >= length[x, y + 1]))
            {
                rows.Add(new(a[x++], null));
            }
            else
            {
                rows.Add(new(null, b[y++]));
            }
        }

        return rows;
    }

    private static bool IsSame(Step a, Step b) =>
        a.Goroutine == b.Goroutine
        && a.Kind == b.Kind
        && a.Line == b.Line
        && string.Equals(a.Text, b.Text, StringComparison.Ordinal)
        && string.Equals(a.File, b.File, StringComparison.Ordinal);

    private static bool IsFarFromDifference(List<Row> rows, int place)
    {
        var from = Math.Max(0, place - Context);
        var to = Math.Min(rows.Count - 1, place + Context);
        return Enumerable
            .Range(from, to - from + 1)
            .All(i => rows[i] is { First: not null, Second: not null });
    }

    private static double Skipped(Svg svg, int count, double y)
    {
        if (count == 0)
        {
            return y;
        }

        var text = $"… {Units.Count(count, "step")} that both have";
        svg.Text(Card.Margin + 34, y + 15, text, 11, Palette.Quiet);
        return y + 22;
    }

    private static void Cell(Svg svg, Step? step, bool isOnly, double left, double y)
    {
        if (step is null)
        {
            return;
        }

        svg.Text(
            left + 24,
            y + 17,
            Units.Text($"{step.Number}"),
            fill: Palette.Quiet,
            anchor: "end"
        );
        var who = step.Goroutine == 0 ? "" : Units.Text($"G{step.Goroutine} ");
        var place = step.Place ?? "";
        var taken = place.Length == 0 ? 0 : TextWidth.Of(place, 11) + 14;
        var fill = isOnly ? Palette.OfGoroutine(step.Goroutine) : Palette.Track;
        svg.Rect(
            left + 32,
            y + 2.5,
            Width - 32,
            RowHeight - 5,
            fill,
            4,
            isOnly ? Palette.Quiet : null
        );
        var ink = isOnly ? Palette.Ink : Palette.Quiet;
        svg.Text(left + 40, y + 17, TextWidth.Fit(who + step.Text, Width - 52 - taken), 12, ink);
        svg.Text(left + Width - 8, y + 17, place, 11, ink, "end");
    }

    private static List<LegendEntry> Legend() =>
        [
            LegendEntry.Bar("both runs, in this order", Palette.Track),
            new(
                "only in this run, or only here",
                (svg, x, y) => svg.Rect(x, y - 6, 14, 12, Palette.OfGoroutine(2), 2, Palette.Quiet)
            ),
        ];
}
