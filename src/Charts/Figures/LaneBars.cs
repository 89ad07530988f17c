using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>Draws lanes of runs coloured by goroutine, with the number in the bar where it fits.</summary>
internal sealed class LaneBars(Axis axis, double smallest, int maxLabels)
{
    private const double LabelSize = 12;
    private readonly Bars _bars = new();
    private readonly List<(double X, double Y, string Text)> _labels = [];

    /// <summary>Draws the mark of a merged cell in a legend.</summary>
    internal static void Sample(Svg svg, double x, double y)
    {
        svg.Rect(x, y - 6, 14, 12, Palette.Track);
        svg.Rect(x, y - 3, 14, 4, Palette.OfGoroutine(2));
        svg.Rect(x, y + 1, 14, 5, Palette.OfGoroutine(3));
    }

    /// <summary>Draws the mark of bars in the colours of goroutines in a legend.</summary>
    internal static void Colours(Svg svg, double x, double y)
    {
        for (var index = 0; index < 3; index++)
        {
            svg.Rect(x + (index * 4.7), y - 6, 4.7, 12, Palette.OfGoroutine(index + 2));
        }
    }

    /// <summary>Adds a lane and says whether runs were too short to be drawn one by one.</summary>
    internal bool Add(IReadOnlyList<Segment> lane, double y, double height, bool striped = false)
    {
        var merged = false;
        foreach (var cell in Cells.Merge(lane, segment => segment.Goroutine, axis.Length(smallest)))
        {
            var x = axis.X(cell.Start);
            var width = axis.X(cell.End) - x;
            if (cell.Whole is { } whole)
            {
                AddRun(whole.Goroutine, x, y, width, height, striped);
            }
            else
            {
                merged |= cell.Count > 1;
                AddShares(cell, x, y, Math.Max(1, width), height);
            }
        }

        return merged;
    }

    internal void Draw(Svg svg)
    {
        _bars.Draw(svg);
        foreach (var (x, y, text) in _labels)
        {
            svg.Text(x, y, text, LabelSize, anchor: "middle");
        }
    }

    private void AddRun(
        long goroutine,
        double x,
        double y,
        double width,
        double height,
        bool striped
    )
    {
        // A hair of background between bars that touch: two runs of like colours stay two.
        var seen = Math.Max(1, width > 3 ? width - 0.7 : width);
        _bars.Add(Palette.OfGoroutine(goroutine), x, y, seen, height);
        if (striped || Palette.IsStriped(goroutine))
        {
            _bars.Add(Marks.StripesFill, x, y, seen, height);
        }

        var label = goroutine == Cells.Rest ? "readers" : Units.Text($"G{goroutine}");
        if (_labels.Count < maxLabels && TextWidth.Of(label, LabelSize) + 4 <= seen)
        {
            _labels.Add((x + (seen / 2), y + (height / 2) + 4, label));
        }
    }

    private void AddShares(Cell cell, double x, double y, double width, double height)
    {
        var bottom = y + height;
        foreach (var (goroutine, share) in cell.Parts)
        {
            var part = share * height;
            bottom -= part;
            _bars.Add(Palette.OfGoroutine(goroutine), x, bottom, width, part);
        }
    }
}
