using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Paths;

/// <summary>Draws the lanes of goroutines pale and the critical path through them strong.</summary>
internal sealed class CriticalLanes(Axis axis, double smallest, double step)
{
    /// <summary>The colour of work that is not on the path.</summary>
    internal const string Beside = "#d3dae1";

    internal double Step { get; } = step;

    private double BarHeight => Step - 10;

    internal void Draw(Svg svg, List<GoroutineLane> lanes, CriticalPath path, double top)
    {
        var rows = lanes
            .Index()
            .ToDictionary(lane => lane.Item.Number, lane => top + (lane.Index * Step) + (Step / 2));
        var life = new Bars();
        var bars = new Bars();
        var onPath = path.Pieces.ToLookup(piece => piece.Goroutine);
        foreach (var lane in lanes)
        {
            var middle = rows[lane.Number];
            svg.Text(Card.Margin, middle + 4, lane.Name, bold: true);
            var room = CriticalPathFigure.Left - 18 - Card.Margin - TextWidth.Of(lane.Name) * 1.12;
            var place = TextWidth.Fit(lane.Place ?? "", room, 11);
            svg.Text(CriticalPathFigure.Left - 8, middle + 4, place, 11, Palette.Quiet, "end");
            AddLife(life, lane, middle);
            AddPath(bars, [.. onPath[lane.Number].Select(piece => piece)], middle);
        }

        life.Draw(svg);
        bars.Draw(svg);
        new WakeArrows(axis, rows, BarHeight / 2).Draw(svg, path.Hops);
    }

    private void AddLife(Bars bars, GoroutineLane lane, double middle)
    {
        var start = axis.X(lane.Start);
        var end = axis.X(lane.Ended ?? axis.Length(axis.Width));
        bars.Add(Palette.Rule, start, middle - 1, Math.Max(1, end - start), 2);
        var runs = lane
            .Segments.Where(s => s.State is GoroutineState.Running or GoroutineState.OffProcessor)
            .ToList();
        foreach (var cell in Cells.Merge(runs, _ => 0, axis.Length(smallest)))
        {
            var width = Math.Max(1, axis.X(cell.End) - axis.X(cell.Start));
            var height = BarHeight * 0.6 * Math.Min(1, cell.Parts.Sum(part => part.Value));
            bars.Add(Beside, axis.X(cell.Start), middle - (height / 2), width, height);
        }
    }

    private void AddPath(Bars bars, List<PathPiece> pieces, double middle)
    {
        // Pieces that are too short to see are one, of the kind that most of it is.
        var index = 0;
        while (index < pieces.Count)
        {
            var first = pieces[index];
            var (end, longest) = (first.End, first);
            for (
                index++;
                index < pieces.Count
                    && pieces[index].Start - end < axis.Length(smallest / 2)
                    && (
                        Same(first, pieces[index])
                        || pieces[index].End - first.Start < axis.Length(smallest)
                    );
                index++
            )
            {
                end = pieces[index].End;
                longest = pieces[index].Length > longest.Length ? pieces[index] : longest;
            }

            var height = StateBars.HeightOf(longest.State, BarHeight);
            bars.Add(
                CriticalPart.Fill(longest),
                axis.X(first.Start),
                middle - (height / 2),
                Math.Max(1, axis.X(end) - axis.X(first.Start)),
                height
            );
        }
    }

    private static bool Same(PathPiece a, PathPiece b) =>
        a.State == b.State && a.Behind == b.Behind;
}
