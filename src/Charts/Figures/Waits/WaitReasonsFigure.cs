using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Waits;

/// <summary>How long goroutines waited in all: a bar for each reason, made of the goroutines that waited.</summary>
internal static class WaitReasonsFigure
{
    internal const int MaxRows = 12;
    private const double RowHeight = 46;
    private const double BarHeight = 22;
    private const double Left = 200;
    private const double Right = 790;

    /// <summary>A piece of a bar that is not as wide is one of many.</summary>
    private const double Narrowest = 3;

    internal static Figure Draw(Timeline timeline, string? title)
    {
        var reasons = WaitReason.Of(timeline);
        var finding = Losses.Tell(Finding(reasons, timeline), timeline.Dropped);
        var description =
            $"Time that goroutines waited, a bar for each reason: {finding}.{Spoken(reasons, timeline)}";
        var svg = Render(reasons, timeline, finding, title, description);
        var plotly = WaitReasonsPlot.Write(reasons, timeline, finding, title);
        return new Figure(description, svg, plotly);
    }

    private static string Finding(List<WaitReason> reasons, Timeline timeline)
    {
        if (timeline.Goroutines.Count == 0)
        {
            return "No waits: nothing ran";
        }

        if (reasons.Count == 0)
        {
            return $"Nobody waited, {timeline.Duration()}";
        }

        var first = reasons[0];
        var all = reasons.Sum(reason => reason.Time);
        var who = Units.Count(first.Shares.Count, "goroutine");
        return reasons.Count == 1
            ? $"All waiting, {timeline.Span(all)} of {who}, is for one reason: {first.Name}"
            : $"{first.Name}: {timeline.Span(first.Time)} of {timeline.Span(all)} that goroutines waited ({Units.Percent(first.Time / all)}), {who}";
    }

    private static string Spoken(List<WaitReason> reasons, Timeline timeline) =>
        string.Concat(reasons.Skip(1).Take(3).Select(r => $" {r.Name}: {timeline.Span(r.Time)}."));

    private static string Render(
        List<WaitReason> reasons,
        Timeline timeline,
        string finding,
        string? title,
        string description
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (reasons.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        Marks.DefineStripes(svg);
        var y = card.Top + 10;
        var many = 0;
        foreach (var reason in reasons.Take(MaxRows))
        {
            many += Row(svg, reason, timeline, reasons[0].Time, y);
            y += RowHeight;
        }

        if (reasons.Count > MaxRows)
        {
            var more = Units.Count(reasons.Count - MaxRows, "more reason");
            svg.Text(Card.Margin, y + 10, $"… and {more}", fill: Palette.Quiet);
            y += 20;
        }

        svg.Text((Left + Right) / 2, y + 8, Caption(timeline), 11, Palette.Quiet, "middle");
        return card.Finish(y + 20, Legend(many), description);
    }

    internal static string Caption(Timeline timeline) =>
        timeline.CountsSteps ? "how long in all, in events (no time passed in this run)"
        : timeline.IsSimulated ? "how long in all, in virtual time"
        : "how long in all";

    /// <summary>Draws a reason and says how many goroutines had to be drawn together.</summary>
    private static int Row(Svg svg, WaitReason reason, Timeline timeline, double most, double y)
    {
        svg.Text(
            Card.Margin,
            y + 15,
            TextWidth.Fit(reason.Name, (Left - Card.Margin - 12) / 1.12),
            bold: true
        );
        svg.Rect(Card.Margin, y + 22, 8, 8, Palette.OfState(reason.State), 2);
        var family = reason.State.Label();
        svg.Text(Card.Margin + 13, y + 30, family, 11, Palette.Quiet);
        svg.Rect(Left, y, Right - Left, BarHeight, Palette.Track, 3);
        var scale = most <= 0 ? 0 : (Right - Left) / most;
        var x = Left;
        var bars = new Bars();
        var rest = reason.Shares.Where(share => share.Time * scale < Narrowest).ToList();
        foreach (var share in reason.Shares.Where(share => share.Time * scale >= Narrowest))
        {
            var width = share.Time * scale;
            bars.Add(Palette.OfGoroutine(share.Goroutine), x, y, width - 0.7, BarHeight);
            if (Palette.IsStriped(share.Goroutine))
            {
                bars.Add(Marks.StripesFill, x, y, width - 0.7, BarHeight);
            }

            x += width;
        }

        var others = rest.Sum(share => share.Time) * scale;
        if (rest.Count > 0)
        {
            bars.Add(Palette.Many, x, y, Math.Max(1, others), BarHeight);
        }

        bars.Draw(svg);
        Labels(svg, reason, rest.Count, others, scale, y);
        svg.Text(Right + 10, y + 15, timeline.Span(reason.Time), bold: true);
        svg.Text(Left, y + BarHeight + 13, Detail(reason, timeline), 11, Palette.Quiet);
        return rest.Count;
    }

    private static void Labels(
        Svg svg,
        WaitReason reason,
        int rest,
        double others,
        double scale,
        double y
    )
    {
        var x = Left;
        foreach (var share in reason.Shares.Where(share => share.Time * scale >= Narrowest))
        {
            var width = share.Time * scale;
            var label = share.Goroutine == 1 ? "G1 main" : Units.Text($"G{share.Goroutine}");
            label = TextWidth.Of(label) + 4 <= width ? label : Units.Text($"G{share.Goroutine}");
            if (TextWidth.Of(label) + 4 <= width)
            {
                svg.Text(x + (width / 2), y + 15, label, anchor: "middle");
            }

            x += width;
        }

        var text =
            rest == reason.Shares.Count
                ? Units.Count(rest, "goroutine")
                : Units.Count(rest, "other");
        if (rest > 0 && TextWidth.Of(text) + 4 <= others)
        {
            svg.Text(x + (others / 2), y + 15, text, anchor: "middle");
        }
    }

    internal static string Detail(WaitReason reason, Timeline timeline)
    {
        var longest = reason.Longest;
        var who = Units.Count(reason.Shares.Count, "goroutine");
        return reason.Times == 1
            ? Units.Text($"1 wait, of G{longest.Goroutine}")
            : Units.Text(
                $"{reason.Times:#,0} waits of {who}, the longest {timeline.Span(longest.Longest)} (G{longest.Goroutine})"
            );
    }

    private static List<LegendEntry> Legend(int many)
    {
        var legend = new List<LegendEntry> { new("a colour per goroutine", LaneBars.Colours) };
        if (many > 0)
        {
            legend.Add(
                LegendEntry.Bar(
                    "goroutines whose part is too small to be seen, together",
                    Palette.Many
                )
            );
        }

        return legend;
    }
}
