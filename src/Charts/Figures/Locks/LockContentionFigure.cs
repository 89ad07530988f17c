using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Locks;

/// <summary>Every lock of a run: who had it when, how many waited meanwhile, and who waited longest.</summary>
internal static class LockContentionFigure
{
    internal const int MaxLocks = 6;
    private const double Left = 84;
    private const double Right = Card.Width - Card.Margin;
    private const double HeldHeight = 20;
    private const double WaitingHeight = 28;

    internal static Figure Draw(Trace trace, Timeline timeline, string? title)
    {
        var locks = LockUses.Of(trace, timeline);
        var finding = Losses.Tell(Finding(locks, timeline), timeline.Dropped);
        var shown = locks.Take(MaxLocks).Select(use => new LockLanes(use)).ToList();
        var waiters = LockWaiters.Of(locks);
        var description =
            $"Locks, who has them and who waits for them: {finding}.{Spoken(waiters, timeline)}";
        var svg = SizeLimit.Fit(smallest =>
            Render(timeline, locks.Count, shown, waiters, finding, title, description, smallest)
        );
        var plotly = LockContentionPlot.Write(timeline, shown, finding, title);
        return new Figure(description, svg, plotly);
    }

    private static string Finding(List<LockUse> locks, Timeline timeline)
    {
        if (timeline.Goroutines.Count == 0)
        {
            return "No lock: nothing ran";
        }

        if (locks.Count == 0)
        {
            return $"No lock was used in this run, {timeline.Duration()}";
        }

        var first = locks[0];
        var held = $"held {Units.Percent(Share(first, timeline))} of {timeline.Duration()}";
        var others = locks.Skip(1).Sum(use => use.Waited);
        var rest =
            locks.Count == 1 ? ""
            : others == 0 ? $"; nobody waited for the other {Units.Count(locks.Count - 1, "lock")}"
            : $"; the other {Units.Count(locks.Count - 1, "lock")}: waited for {timeline.Span(others)}";
        return first.Waits.Count == 0
            ? $"{Units.Count(locks.Count, "lock")}: nobody waited for one"
            : $"{first.Name}: waited for {timeline.Span(first.Waited)} in all, {held}{rest}";
    }

    private static double Share(LockUse use, Timeline timeline) =>
        timeline.End == 0 ? 0 : (double)use.Held / timeline.End;

    private static string Spoken(List<LockWaiter> waiters, Timeline timeline) =>
        waiters.Count == 0
            ? ""
            : $" Longest: {waiters[0].Name}, {timeline.Span(waiters[0].Waited)} for {waiters[0].Lock}.";

    private static string Render(
        Timeline timeline,
        int count,
        List<LockLanes> shown,
        List<LockWaiter> waiters,
        string finding,
        string? title,
        string description,
        double smallest
    )
    {
        var card = new Card(finding, title, null);
        var svg = card.Svg;
        if (shown.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        Marks.DefineStripes(svg);
        var axis = new Axis(timeline, Left, Right);
        var y = card.Top + 8;
        var merged = false;
        var lanes = new Svg();
        foreach (var lane in shown)
        {
            y = Heading(lanes, lane.Use, timeline, y);
            merged |= Lanes(lanes, lane, axis, y, smallest);
            y += HeldHeight + (lane.MostWaiting > 0 ? WaitingHeight + 4 : 0) + 10;
        }

        axis.Draw(svg, card.Top + 10, y);
        svg.Append(lanes);
        y += Axis.Height + 4;
        if (count > shown.Count)
        {
            var more = Units.Count(count - shown.Count, "more lock");
            svg.Text(Card.Margin, y + 12, $"… and {more}", fill: Palette.Quiet);
            y += 22;
        }

        y = LockWaiters.Draw(svg, waiters, timeline, y);
        return card.Finish(y + 6, Legend(shown, merged), description);
    }

    private static double Heading(Svg svg, LockUse use, Timeline timeline, double y)
    {
        var held =
            $"held {Units.Percent(Share(use, timeline))} of the time, {Units.Count(use.Holds.Count, "time")}";
        var waited = "nobody waited";
        if (use.Waits.Count > 0)
        {
            var who = use.Waits.Select(wait => wait.Goroutine).Distinct().Count();
            var longest = use.Waits.MaxBy(wait => wait.Length);
            var place = longest.Place is { } p ? $" at {p}" : "";
            waited =
                $"waited for {timeline.Span(use.Waited)} in all by {Units.Count(who, "goroutine")}, longest "
                + Units.Text($"{timeline.Span(longest.Length)} (G{longest.Goroutine}{place})");
        }

        // A strip of the card's own colour, so that the rules of the axis do not cross the text.
        svg.Rect(Card.Margin, y, Right - Card.Margin + 2, 20, Palette.Card);
        svg.Text(Card.Margin, y + 15, use.Name, 13, bold: true);
        var x = Card.Margin + (TextWidth.Of(use.Name, 13) * 1.15) + 10;
        svg.Text(x, y + 15, TextWidth.Fit($"{held} · {waited}", Right - x), fill: Palette.Quiet);
        return y + 22;
    }

    private static bool Lanes(Svg svg, LockLanes lanes, Axis axis, double y, double smallest)
    {
        svg.Text(Left - 8, y + 14, "held by", 11, Palette.Quiet, "end");
        svg.Rect(Left, y, Right - Left, HeldHeight, Palette.Track);
        var bars = new LaneBars(axis, smallest, 100);
        var merged = bars.Add(lanes.Held, y, HeldHeight);
        bars.Draw(svg);
        if (lanes.MostWaiting == 0)
        {
            return merged;
        }

        var top = y + HeldHeight + 4;
        var most = Units.Text($"{lanes.MostWaiting:#,0} waiting");
        svg.Text(Left - 8, top + 10, most, 11, Palette.Quiet, "end");
        var area = new Bars();
        foreach (var cell in Cells.Merge(lanes.Waiting, s => s.Goroutine, axis.Length(smallest)))
        {
            var x = axis.X(cell.Start);
            var height = WaitingHeight * Counts.Mean(cell, lanes.Waiting) / lanes.MostWaiting;
            area.Add(
                Palette.OfState(GoroutineState.Lock),
                x,
                top + WaitingHeight - height,
                Math.Max(1, axis.X(cell.End) - x),
                height
            );
        }

        area.Draw(svg);
        return merged;
    }

    private static List<LegendEntry> Legend(List<LockLanes> shown, bool merged)
    {
        var legend = new List<LegendEntry> { new("held, coloured by goroutine", LaneBars.Colours) };
        if (shown.Exists(lane => lane.Held.Any(segment => segment.Goroutine == Cells.Rest)))
        {
            legend.Add(LegendEntry.Bar("held by readers together", Palette.Many));
        }

        if (merged)
        {
            legend.Add(new("many short holds, height = share of time", LaneBars.Sample));
        }

        if (shown.Exists(lane => lane.MostWaiting > 0))
        {
            legend.Add(
                LegendEntry.Bar(
                    "waiting for it, height = how many",
                    Palette.OfState(GoroutineState.Lock)
                )
            );
        }

        return legend;
    }
}
