using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>Lanes as cells for an interactive figure: as fine as a page can hold without freezing.</summary>
internal static class PlotCells
{
    private const int Most = 4000;

    internal static List<(int Lane, Cell Cell)> Merge(
        IReadOnlyList<IReadOnlyList<Segment>> lanes,
        Func<Segment, long> key,
        Axis axis
    )
    {
        var cells = new List<(int Lane, Cell Cell)>();
        var smallest = 1.0;
        do
        {
            cells.Clear();
            for (var lane = 0; lane < lanes.Count; lane++)
            {
                foreach (var cell in Cells.Merge(lanes[lane], key, axis.Length(smallest)))
                {
                    cells.Add((lane, cell));
                }
            }

            smallest *= 2;
        } while (cells.Count > Most && smallest < 512);

        return cells;
    }
}
