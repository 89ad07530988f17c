using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>
/// Draws goroutines' lanes coloured by state. Height says the same as colour: running fills the lane, a wait
/// is lower, ready is a thin line; so the picture also reads without colour.
/// </summary>
internal sealed class StateBars(Axis axis, double smallest, double height)
{
    private const int MaxLabels = 300;
    private const double LabelSize = 11;
    private readonly Bars _bars = new();
    private readonly List<(double X, double Y, string Text, string Fill)> _labels = [];

    internal double BarHeight { get; } = height;

    internal bool Merged { get; private set; }

    internal static double HeightOf(GoroutineState state, double full) =>
        state switch
        {
            GoroutineState.Running or GoroutineState.OffProcessor => full,
            GoroutineState.Ready => Math.Max(4, full * 0.3),
            _ => Math.Min(full, Math.Max(8, full * 0.7)),
        };

    internal static void Sample(Svg svg, double x, double y)
    {
        svg.Rect(x, y - 7, 14, 5, Palette.OfState(GoroutineState.Channel));
        svg.Rect(x, y - 2, 14, 9, Palette.OfState(GoroutineState.Running));
    }

    internal void Add(GoroutineLane lane, double middle)
    {
        foreach (var cell in Cells.Merge(lane.Segments, s => (long)s.State, axis.Length(smallest)))
        {
            var x = axis.X(cell.Start);
            var width = Math.Max(1, axis.X(cell.End) - x);
            if (cell.Whole is { } whole)
            {
                AddWhole(whole, x, middle, width);
                continue;
            }

            Merged = true;
            var bottom = middle + (BarHeight / 2);
            foreach (var (state, share) in cell.Parts)
            {
                var part = share * BarHeight;
                bottom -= part;
                var fill =
                    state == Cells.Rest ? Palette.Many : Palette.OfState((GoroutineState)state);
                _bars.Add(fill, x, bottom, width, part);
            }
        }
    }

    internal void Draw(Svg svg)
    {
        _bars.Draw(svg);
        foreach (var (x, y, text, fill) in _labels)
        {
            svg.Text(x, y, text, LabelSize, fill, "middle");
        }
    }

    private void AddWhole(in Segment segment, double x, double middle, double width)
    {
        var tall = HeightOf(segment.State, BarHeight);
        _bars.Add(Palette.OfState(segment.State), x, middle - (tall / 2), width, tall);
        if (segment.State == GoroutineState.OffProcessor)
        {
            _bars.Add(Marks.StripesFill, x, middle - (tall / 2), width, tall);
        }

        var runs = segment.State == GoroutineState.Running;
        var label = runs ? Units.Text($"P{segment.Processor}") : segment.Reason ?? "";
        if (
            label.Length > 0
            && tall >= (runs ? 13 : 9)
            && _labels.Count < MaxLabels
            && TextWidth.Of(label, LabelSize) + 6 <= width
        )
        {
            _labels.Add((x + (width / 2), middle + 4, label, runs ? Palette.Card : Palette.Ink));
        }
    }
}
