using Charts;
using Charts.Drawing;
using Charts.Timelines;

namespace Exercises.Chapters;

/// <summary>Draws the fetches of a crawler, in the order in which they began.</summary>
internal static class CrawlFigure
{
    private const double Left = 200;
    private const double Right = Card.Width - Card.Margin;
    private const double Row = 14;

    private static readonly string s_fetched = Palette.OfState(GoroutineState.Running);
    private static readonly string s_underWay = Palette.OfState(GoroutineState.Ready);

    /// <param name="fetches">The fetches.</param>
    /// <param name="most">How many were under way at a time, at most.</param>
    internal static Figure Draw(IReadOnlyList<Fetch> fetches, int most)
    {
        var begun = fetches.Count == 0 ? default : fetches.Min(f => f.Begun);
        var latest = fetches.Count == 0 ? default : fetches.Max(f => f.Ended ?? f.Begun);
        string finding = Units.Text(
            $"Pages fetched: {fetches.Count(f => f is { Ended: not null, HasFailed: false })}; broken: {fetches.Count(f => f.HasFailed)}; at a time: {most} at most; {(latest - begun).TotalMilliseconds:F0} ms"
        );
        var card = new Card(finding, null, null);
        double top = card.Top + 6;
        double scale = (Right - Left) / Math.Max(1, (latest - begun).TotalMilliseconds);
        for (int i = 0; i < fetches.Count; i++)
        {
            var fetch = fetches[i];
            double y = top + (Row * i);
            double x = Left + ((fetch.Begun - begun).TotalMilliseconds * scale);
            double length = ((fetch.Ended ?? latest) - fetch.Begun).TotalMilliseconds * scale;
            string label = TextWidth.Fit(fetch.Label, Left - Card.Margin - 8, 11);
            card.Svg.Text(Left - 8, y + 10, label, 11, anchor: "end");
            // One that takes no time is seen too.
            card.Svg.Rect(x, y + 1, Math.Max(1.5, length), Row - 3, Colour(fetch), 2);
        }
        double bottom = top + (Row * Math.Max(1, fetches.Count)) + 14;
        card.Svg.Text(Left, bottom, "0", 11, Palette.Quiet);
        string end = Units.Text($"{(latest - begun).TotalMilliseconds:F0} ms");
        card.Svg.Text(Right, bottom, end, 11, Palette.Quiet, "end");
        LegendEntry[] legend =
        [
            LegendEntry.Bar("fetched", s_fetched),
            LegendEntry.Bar("broken", Palette.Fault),
            LegendEntry.Bar("under way", s_underWay),
        ];
        return new Figure(finding, card.Finish(bottom + 12, legend, finding), "{}", false);
    }

    private static string Colour(Fetch fetch) =>
        fetch.Ended is null ? s_underWay
        : fetch.HasFailed ? Palette.Fault
        : s_fetched;
}
