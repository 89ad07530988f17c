using Charts.Timelines;

namespace Charts.Drawing;

/// <summary>
/// An axis of lengths of time whose marks are powers of ten, with a place of its own for no time at all at the left.
/// </summary>
internal sealed class LogAxis
{
    /// <summary>Histogram bars per power of ten.</summary>
    internal const int PerDecade = 5;

    // Between the bar for no time at all and the others: their marks need room.
    private const double Gap = 16;
    private readonly double _left;
    private readonly double _right;
    private readonly int _first;
    private readonly int _last;
    private readonly bool _hasZero;

    /// <param name="shortest">The shortest length above 0, in nanoseconds.</param>
    /// <param name="longest">The longest.</param>
    /// <param name="hasZero">Whether some took no time.</param>
    /// <param name="left">Where the axis begins.</param>
    /// <param name="right">Where it ends.</param>
    internal LogAxis(double shortest, double longest, bool hasZero, double left, double right)
    {
        (_left, _right, _hasZero) = (left, right, hasZero);
        _first = (int)Math.Floor(Math.Log10(Math.Max(1, shortest)) + 1e-9);
        _last = Math.Max(_first + 1, (int)Math.Floor(Math.Log10(Math.Max(1, longest)) + 1e-9) + 1);
    }

    /// <summary>The number of bars, without the one for no time at all.</summary>
    internal int Bins => (_last - _first) * PerDecade;

    internal bool HasZero => _hasZero;

    internal double BinWidth => (_right - Start) / Bins;

    /// <summary>Where the bar for no time at all begins.</summary>
    internal double ZeroX => _left;

    private double Start => _hasZero ? _left + ((_right - _left - Gap) / (Bins + 1)) + Gap : _left;

    /// <summary>The length at which a bar begins, in nanoseconds; of the one after the last, its end.</summary>
    internal double Edge(int bin) => Math.Pow(10, _first + ((double)bin / PerDecade));

    internal double BinX(int bin) => Start + (bin * BinWidth);

    internal double X(double length) =>
        length < 1
            ? _left + (BinWidth / 2)
            : Start + ((Math.Log10(length) - _first) / (_last - _first) * (_right - Start));

    internal void Draw(Svg svg, double top, double bottom, string caption)
    {
        for (var power = _first; power <= _last; power++)
        {
            var x = X(Math.Pow(10, power));
            svg.Line(x, top, x, bottom + 4, Palette.Rule);
            var anchor = power == _last ? "end" : "middle";
            svg.Text(x, bottom + 18, Units.Time(Math.Pow(10, power)), 11, Palette.Quiet, anchor);
        }

        if (_hasZero)
        {
            svg.Text(_left + (BinWidth / 2), bottom + 18, "0", 11, Palette.Quiet, "middle");
        }

        svg.Text((_left + _right) / 2, bottom + 34, caption, 11, Palette.Quiet, "middle");
    }
}
