using System.Globalization;
using System.Text;
using Charts.Drawing;

namespace Charts.Figures.Waits;

/// <summary>Draws arrows between the boxes of a wait-for graph.</summary>
internal sealed class WaitForArrows(Svg svg)
{
    internal void Straight(WaitForBox from, WaitForBox to, string stroke, string? dash)
    {
        var (x1, x2) = (from.X + (from.Width / 2), to.X - (to.Width / 2) - 2);
        if (Math.Abs(from.Y - to.Y) < 1)
        {
            svg.Line(x1, from.Y, x2 - 4, to.Y, stroke, 1.5, dash);
        }
        else
        {
            // Another one that has the same thing: a branch of the first arrow.
            var bend = x1 + 20;
            svg.Path(
                $"M{Svg.Number(bend)} {Svg.Number(from.Y)}V{Svg.Number(to.Y)}H{Svg.Number(x2 - 4)}",
                null,
                stroke,
                1.5,
                dash
            );
        }

        svg.Path(Head(x2, to.Y, 0), stroke);
    }

    /// <summary>An arrow along the ring, as far as it runs between the two boxes.</summary>
    internal void Arc(
        double x,
        double y,
        double wide,
        double tall,
        double start,
        double end,
        WaitForBox from,
        WaitForBox to
    )
    {
        const int Pieces = 90;
        var path = new StringBuilder();
        var (lastX, lastY, slope) = (0.0, 0.0, 0.0);
        for (var i = 0; i <= Pieces; i++)
        {
            var angle = start + ((end - start) * i / Pieces);
            var (px, py) = (x + (wide * Math.Cos(angle)), y + (tall * Math.Sin(angle)));
            if (from.Holds(px, py, 3) || to.Holds(px, py, 7))
            {
                continue;
            }

            slope = path.Length == 0 ? 0 : Math.Atan2(py - lastY, px - lastX);
            path.Append(
                CultureInfo.InvariantCulture,
                $"{(path.Length == 0 ? 'M' : 'L')}{Svg.Number(px)} {Svg.Number(py)}"
            );
            (lastX, lastY) = (px, py);
        }

        if (path.Length == 0)
        {
            return;
        }

        svg.Path(path.ToString(), null, Palette.Fault, 2);
        var (tipX, tipY) = (lastX + (5 * Math.Cos(slope)), lastY + (5 * Math.Sin(slope)));
        svg.Path(Head(tipX, tipY, slope), Palette.Fault);
    }

    /// <summary>A filled triangle with its tip at a point.</summary>
    private static string Head(double x, double y, double angle)
    {
        string Point(double along, double across) =>
            Svg.Number(x + (along * Math.Cos(angle)) - (across * Math.Sin(angle)))
            + " "
            + Svg.Number(y + (along * Math.Sin(angle)) + (across * Math.Cos(angle)));
        return $"M{Point(0, 0)}L{Point(-9, -4.5)}L{Point(-9, 4.5)}z";
    }
}
