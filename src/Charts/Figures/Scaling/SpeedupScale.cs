using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Scaling;

/// <summary>Where cores and speedups lie in the picture.</summary>
internal sealed class SpeedupScale
{
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;
    private readonly double _height;

    internal SpeedupScale(
        SpeedupPoints data,
        AmdahlFit? fit,
        double left,
        double right,
        double top,
        double height
    )
    {
        (_left, _right, _top, _height) = (left, right, top, height);
        MaxCores = Math.Max(2, data.Means[^1].Cores);
        var most = Math.Max(data.Shown.Max(point => point.Speedup), fit?.Speedup(MaxCores) ?? 1);
        // Room for the straight line at its start, and for the limit if it is near.
        MaxSpeedup = Math.Max(2, Math.Min(MaxCores, Math.Ceiling(most * 1.5)));
        MaxSpeedup = Math.Max(MaxSpeedup, Math.Ceiling(most));
    }

    internal int MaxCores { get; }

    internal double MaxSpeedup { get; }

    internal double X(double cores) =>
        _left + 10 + ((cores - 1) / (MaxCores - 1) * (_right - _left - 20));

    internal double Y(double speedup) => _top + (_height * (1 - (speedup / MaxSpeedup)));

    internal void DrawRules(Svg svg)
    {
        var up = Step(MaxSpeedup, 8);
        for (var value = 0; value <= MaxSpeedup; value += up)
        {
            svg.Line(_left, Y(value), _right, Y(value), Palette.Rule);
            var text = Units.Text($"{value:#,0}");
            svg.Text(_left - 8, Y(value) + 4, text, 11, Palette.Quiet, "end");
        }

        var across = Step(MaxCores, 16);
        for (
            var cores = 1;
            cores <= MaxCores;
            cores = cores == 1 && across > 1 ? across : cores + across
        )
        {
            var x = X(cores);
            svg.Line(x, _top, x, _top + _height + 4, Palette.Rule);
            var text = Units.Text($"{cores:#,0}");
            svg.Text(x, _top + _height + 18, text, 11, Palette.Quiet, "middle");
        }

        svg.Text(_left, _top - 10, "times as fast as on 1 core", 11, Palette.Quiet);
        var middle = (_left + _right) / 2;
        svg.Text(middle, _top + _height + 36, "cores", 11, Palette.Quiet, "middle");
    }

    private static int Step(double span, int wanted)
    {
        var step = 1;
        for (var factor = 2; span / step > wanted; factor = factor == 2 ? 5 : 2)
        {
            step = factor == 2 ? step * 2 : step / 2 * 5;
        }

        return step;
    }
}
