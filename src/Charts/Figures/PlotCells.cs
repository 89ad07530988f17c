using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>Lanes as cells for an interactive figure: as fine as a page can hold without freezing.</summary>
internal sealed class PlotCells
{
    /// <summary>So many bars are drawn and moved at once without a page standing still.</summary>
    internal const int Most = 4000;

    /// <summary>So many are kept in a page, for those who look closer, at some fifteen bytes each.</summary>
    private const int MostFiner = 20_000;

    private PlotCells(List<(int Lane, Cell Cell)> all, double shortest)
    {
        All = all;
        Shortest = all.Exists(at => at.Cell.Count > 1) ? shortest : 0;
    }

    internal IReadOnlyList<(int Lane, Cell Cell)> All { get; }

    /// <summary>What is shorter is drawn together with its neighbours; 0 if nothing had to be.</summary>
    internal double Shortest { get; }

    /// <summary>The same lanes in more cells, to show a part of the run; null if they have no more to show.</summary>
    internal PlotCells? Finer { get; private init; }

    internal static List<(int Lane, Cell Cell)> Merge(
        IReadOnlyList<IReadOnlyList<Segment>> lanes,
        Func<Segment, long> key,
        Axis axis
    ) => [.. Fit(lanes, key, axis, 1, Most, _ => 1).All];

    /// <summary>Both levels: the whole run, and what is seen of it from nearer. Every part of a cell is a bar.</summary>
    internal static PlotCells Levels(
        IReadOnlyList<IReadOnlyList<Segment>> lanes,
        Func<Segment, long> key,
        Axis axis
    )
    {
        var whole = Fit(lanes, key, axis, 1, Most, BarsOf);
        if (whole.Shortest == 0)
        {
            return whole;
        }

        var finer = Fit(lanes, key, axis, 1.0 / 64, MostFiner, BarsOf);
        return finer.All.Count <= whole.All.Count
            ? whole
            : new([.. whole.All], whole.Shortest) { Finer = finer };
    }

    private static PlotCells Fit(
        IReadOnlyList<IReadOnlyList<Segment>> lanes,
        Func<Segment, long> key,
        Axis axis,
        double smallest,
        int most,
        Func<Cell, int> barsOf
    )
    {
        while (true)
        {
            var cells = Cells(lanes, key, axis.Length(smallest), most, barsOf);
            if (cells is not null || smallest >= 512)
            {
                cells ??= Cells(lanes, key, axis.Length(smallest), int.MaxValue, barsOf)!;
                return new(cells, axis.Length(smallest));
            }

            smallest *= 2;
        }
    }

    private static int BarsOf(Cell cell) => cell.Parts.Count;

    /// <summary>The cells of all lanes; null if they are more bars than there may be.</summary>
    private static List<(int Lane, Cell Cell)>? Cells(
        IReadOnlyList<IReadOnlyList<Segment>> lanes,
        Func<Segment, long> key,
        double shortest,
        int most,
        Func<Cell, int> barsOf
    )
    {
        var bars = 0;
        var cells = new List<(int Lane, Cell Cell)>();
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            foreach (var cell in Timelines.Cells.Merge(lanes[lane], key, shortest))
            {
                bars += barsOf(cell);
                if (bars > most)
                {
                    return null;
                }

                cells.Add((lane, cell));
            }
        }

        return cells;
    }
}
