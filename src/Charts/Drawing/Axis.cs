using System.Globalization;
using Charts.Timelines;

namespace Charts.Drawing;

/// <summary>The axis of time, from 0 to the end of the run, between two x coordinates.</summary>
internal sealed class Axis(Timeline timeline, double left, double right)
{
    internal double Left { get; } = left;
    internal double Right { get; } = right;
    internal double Width => Right - Left;

    /// <summary>The end of the run.</summary>
    internal long End => timeline.End;

    /// <summary>What the axis counts: <c>time in ms</c>.</summary>
    internal string Caption =>
        timeline.CountsSteps
            ? "order of events (no time passed in this run)"
            : (timeline.IsSimulated ? "virtual time in " : "time in ") + Unit.Name;

    /// <summary>The unit that the numbers on the axis are in, and how many nanoseconds it has.</summary>
    internal (string Name, double Size) Unit =>
        timeline.CountsSteps ? ("steps", 1) : UnitOf(timeline.End);

    /// <summary>The unit in which so many nanoseconds are a number that is easy to read.</summary>
    internal static (string Name, double Size) UnitOf(double longest) =>
        longest switch
        {
            >= 10_000_000_000 => ("s", 1e9),
            >= 2_000_000 => ("ms", 1e6),
            >= 2_000 => ("µs", 1e3),
            _ => ("ns", 1),
        };

    internal double X(double time) =>
        timeline.End == 0 ? Left : Left + (time / timeline.End * Width);

    /// <summary>How long a stretch of the given width lasts.</summary>
    internal double Length(double pixels) => pixels / Width * timeline.End;

    /// <summary>Draws the rules behind the lanes and the numbers below them.</summary>
    internal void Draw(Svg svg, double top, double bottom)
    {
        var step = Step(timeline.End / Unit.Size, (int)(Width / 90));
        var rules = new System.Text.StringBuilder();
        for (var tick = 0; tick * step * Unit.Size <= timeline.End * 1.0001; tick++)
        {
            var x = X(tick * step * Unit.Size);
            rules.Append(
                CultureInfo.InvariantCulture,
                $"M{Svg.Number(x)} {Svg.Number(top)}V{Svg.Number(bottom + 4)}"
            );
            var value = (tick * step).ToString("#,0.###", CultureInfo.InvariantCulture);
            svg.Text(x, bottom + 18, value, 11, Palette.Quiet, "middle");
            if (timeline.End == 0)
            {
                break;
            }
        }

        svg.Path(rules.ToString(), null, Palette.Rule);
        svg.Text(Left + (Width / 2), bottom + 34, Caption, 11, Palette.Quiet, "middle");
    }

    /// <summary>The height that <see cref="Draw"/> takes below the lanes.</summary>
    internal const double Height = 42;

    private static double Step(double span, int wanted)
    {
        if (span <= 0)
        {
            return 1;
        }

        var raw = span / Math.Max(1, wanted);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var nice = (raw / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
        return nice * power;
    }
}
