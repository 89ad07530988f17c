using System.Text;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>Draws an arrow from the lane of who woke or started a goroutine to that goroutine's lane.</summary>
internal sealed class WakeArrows(Axis axis, Dictionary<long, double> rows, double halfBar)
{
    private const int Most = 250;
    private const double Apart = 6;

    internal int Drawn { get; private set; }

    internal int Possible { get; private set; }

    internal void Draw(Svg svg, IReadOnlyList<Wake> wakes)
    {
        var path = new StringBuilder();
        var last = new Dictionary<(long, long), double>();
        foreach (var wake in wakes)
        {
            if (
                !rows.TryGetValue(wake.From, out var from) || !rows.TryGetValue(wake.To, out var to)
            )
            {
                continue;
            }

            Possible++;
            var x = axis.X(wake.Time);
            // Arrows nearer than that are one dark block: the first stands for all.
            if (
                Drawn >= Most
                || (last.TryGetValue((wake.From, wake.To), out var before) && x - before < Apart)
            )
            {
                continue;
            }

            last[(wake.From, wake.To)] = x;
            Drawn++;
            path.Append(Marks.Arrow(x, from, to > from ? to - halfBar : to + halfBar));
        }

        svg.Path(path.ToString(), null, Palette.Ink);
    }
}
