using System.Text;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Channels;

/// <summary>Draws the values that go from row to row, and where channels are closed.</summary>
internal sealed class MessageArrows(Axis axis, Flow flow, double first, double step)
{
    private const double LabelRoom = 34;
    private const double LabelSize = 11;
    private const int MaxMarks = 200;
    private readonly List<(double X, double Y)> _labels = [];

    /// <summary>How many values the thickest arrow stands for.</summary>
    internal int MostInOne { get; private set; }

    internal static void Sample(Svg svg, double x, double y, string stroke, double width = 1.5) =>
        svg.Path(Line(x, y - 5, x + 13, y + 5), null, stroke, width);

    internal static string Cross(double x, double y) =>
        $"M{Svg.Number(x - 4)} {Svg.Number(y - 4)}l8 8m0-8l-8 8";

    /// <summary>Says how many of so many marks are drawn, if these are not all.</summary>
    internal static string Of(int marks) =>
        marks <= MaxMarks ? "" : Units.Text($" (the first {MaxMarks} of {marks:#,0} drawn)");

    internal void Draw(Svg svg, List<FlowArrow> arrows)
    {
        // One path for all arrows of a channel that are of one thickness: thousands cost a few bytes apiece.
        var paths = new SortedDictionary<(long Channel, double Width), StringBuilder>();
        foreach (var arrow in arrows)
        {
            MostInOne = Math.Max(MostInOne, arrow.Count);
            var key = (arrow.Channel, WidthOf(arrow.Count));
            if (!paths.TryGetValue(key, out var path))
            {
                paths.Add(key, path = new StringBuilder());
            }

            path.Append(PathOf(arrow));
        }

        foreach (var (key, path) in paths)
        {
            svg.Path(path.ToString(), null, Palette.OfChannel(key.Channel), key.Width);
        }

        // What is closed is said first: the names of arrows that come in its way are left out.
        Marks(svg);
        foreach (var arrow in arrows)
        {
            Label(svg, arrow);
        }
    }

    /// <summary>Ten times as many values are one unit and a half thicker.</summary>
    private static double WidthOf(int count) => Math.Round(1.5 + (1.5 * Math.Log10(count)), 1);

    private double Y(int row) => first + (row * step);

    private string PathOf(FlowArrow arrow)
    {
        var (x1, x2) = (axis.X(arrow.Sent), axis.X(arrow.Received));
        var (y1, y2) = (Y(arrow.From), Y(arrow.To));
        if (arrow.From != arrow.To)
        {
            return Line(x1, y1, x2, y2);
        }

        // To itself, or to another of the same row: over the line and back.
        var wide = Math.Max(10, x2 - x1);
        return $"M{Svg.Number(x1)} {Svg.Number(y1)}q{Svg.Number(wide / 2)}-26 {Svg.Number(wide)} 0m-1-6l1 6l-6-2";
    }

    private static string Line(double x1, double y1, double x2, double y2)
    {
        var length = Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));
        var (dx, dy) = length == 0 ? (0, 1) : ((x2 - x1) / length, (y2 - y1) / length);
        // The head's two strokes go back from the tip, a little to either side.
        var (backX, backY) = (-6 * dx, -6 * dy);
        var (sideX, sideY) = (-3 * dy, 3 * dx);
        return $"M{Svg.Number(x1)} {Svg.Number(y1)}L{Svg.Number(x2)} {Svg.Number(y2)}"
            + $"m{Svg.Number(backX + sideX)} {Svg.Number(backY + sideY)}"
            + $"L{Svg.Number(x2)} {Svg.Number(y2)}"
            + $"l{Svg.Number(backX - sideX)} {Svg.Number(backY - sideY)}";
    }

    private void Label(Svg svg, FlowArrow arrow)
    {
        var x = (axis.X(arrow.Sent) + axis.X(arrow.Received)) / 2;
        var away = arrow.To == arrow.From ? -18 : (Y(arrow.To) - Y(arrow.From)) * 0.4;
        var y = Y(arrow.From) + away;
        var text =
            arrow.Count == 1
                ? Units.Text($"#{arrow.Channel}")
                : Units.Text($"#{arrow.Channel} ×{arrow.Count:#,0}");
        var width = TextWidth.Of(text, LabelSize);
        if (
            x + 5 + width > axis.Right
            || _labels.Exists(at =>
                Math.Abs(at.X - x) < LabelRoom + width && Math.Abs(at.Y - y) < 13
            )
        )
        {
            return;
        }

        _labels.Add((x, y));
        svg.Rect(x + 4, y - 8, width + 2, 12, Palette.Card, 3);
        svg.Text(x + 5, y + 2, text, LabelSize, Palette.OfChannel(arrow.Channel));
    }

    private void Marks(Svg svg)
    {
        foreach (var mark in flow.Marks(ofCloses: false).Take(MaxMarks))
        {
            var color = Palette.OfChannel(mark.Channel);
            svg.Circle(axis.X(mark.Time), Y(mark.Row), 4, Palette.Card, color);
        }

        foreach (var mark in flow.Marks(ofCloses: true).Take(MaxMarks))
        {
            Close(svg, mark);
        }
    }

    private void Close(Svg svg, FlowMark mark)
    {
        var x = axis.X(mark.Time);
        var color = Palette.OfChannel(mark.Channel);
        svg.Path(Cross(x, Y(mark.Row)), null, color, 2);
        var text = Units.Text($"closes #{mark.Channel}");
        var y = Y(mark.Row) - 7;
        if (_labels.Exists(at => Math.Abs(at.X - x) < 90 && Math.Abs(at.Y - y) < 12))
        {
            return;
        }

        _labels.Add((x, y));
        var right = x + 8 + TextWidth.Of(text, LabelSize) <= axis.Right;
        svg.Text(right ? x + 7 : x - 7, y, text, LabelSize, color, right ? null : "end");
    }
}
