using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Locks;

/// <summary>Somebody's waits for one lock: a goroutine's, or those of all that wait at one place.</summary>
internal sealed record LockWaiter(string Name, string Lock, long Waited, int Times, long Longest);

/// <summary>Who waited for locks, as bars.</summary>
internal static class LockWaiters
{
    private const int MaxRows = 8;
    private const double RowHeight = 22;
    private const double Left = 310;
    private const double Right = 610;

    /// <summary>
    /// The longest first: one for each goroutine and lock, and where these are too many one for each place and lock.
    /// </summary>
    internal static List<LockWaiter> Of(List<LockUse> locks)
    {
        var waits = locks.SelectMany(use => use.Waits.Select(wait => (Use: use, Wait: wait)));
        var single = waits
            .GroupBy(pair => (pair.Use, pair.Wait.Goroutine))
            .Select(group =>
                Sum(
                    Units.Text($"G{group.Key.Goroutine}") + Places(group.Select(p => p.Wait)),
                    group.Key.Use,
                    group.Select(pair => pair.Wait)
                )
            )
            .ToList();
        if (single.Count > MaxRows)
        {
            single =
            [
                .. waits
                    .GroupBy(pair => (pair.Use, pair.Wait.Place))
                    .Select(group =>
                        Sum(
                            Who(group.Select(p => p.Wait))
                                + (group.Key.Place is { } place ? $" at {place}" : ""),
                            group.Key.Use,
                            group.Select(pair => pair.Wait)
                        )
                    ),
            ];
        }

        return [.. single.OrderByDescending(waiter => waiter.Waited)];
    }

    internal static double Draw(Svg svg, List<LockWaiter> waiters, Timeline timeline, double y)
    {
        if (waiters.Count == 0)
        {
            return y;
        }

        svg.Text(Card.Margin, y + 14, "Who waited, and for how long", 13, bold: true);
        y += 22;
        var most = Math.Max(1, waiters[0].Waited);
        foreach (var waiter in waiters.Take(MaxRows))
        {
            var name = TextWidth.Fit($"{waiter.Name} for {waiter.Lock}", Left - Card.Margin - 10);
            svg.Text(Card.Margin, y + 14, name);
            svg.Rect(Left, y + 2, Right - Left, RowHeight - 6, Palette.Track, 3);
            var width = Math.Max(2, (Right - Left) * waiter.Waited / most);
            var fill = Palette.OfState(GoroutineState.Lock);
            svg.Rect(Left, y + 2, width, RowHeight - 6, fill, 3);
            var total = timeline.Span(waiter.Waited);
            svg.Text(Right + 10, y + 14, total, bold: true);
            var detail =
                waiter.Times == 1
                    ? "in 1 wait"
                    : $"in {Units.Count(waiter.Times, "wait")}, longest {timeline.Span(waiter.Longest)}";
            var x = Right + 18 + (TextWidth.Of(total) * 1.12);
            var room = Card.Width - Card.Margin - x;
            svg.Text(x, y + 14, TextWidth.Fit(detail, room, 11), 11, Palette.Quiet);
            y += RowHeight;
        }

        if (waiters.Count > MaxRows)
        {
            var more = Units.Text($"… and {waiters.Count - MaxRows:#,0} more");
            svg.Text(Card.Margin, y + 14, more, fill: Palette.Quiet);
            y += RowHeight;
        }

        return y;
    }

    private static LockWaiter Sum(string name, LockUse use, IEnumerable<LockWait> waits)
    {
        var all = waits.ToList();
        return new(
            name,
            use.Name,
            all.Sum(wait => wait.Length),
            all.Count,
            all.Max(wait => wait.Length)
        );
    }

    private static string Who(IEnumerable<LockWait> waits)
    {
        var all = waits.Select(wait => wait.Goroutine).Distinct().ToList();
        return all.Count == 1
            ? Units.Text($"G{all[0]}")
            : Units.Text($"{all.Count:#,0} goroutines");
    }

    private static string Places(IEnumerable<LockWait> waits)
    {
        var all = waits.Select(wait => wait.Place).Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 1 && all[0] is { } place ? $" at {place}" : "";
    }
}
