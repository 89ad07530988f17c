using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures;

/// <summary>What a trace of bars looks like.</summary>
internal sealed record BarStyle(string Name, string Color, bool IsStriped);

/// <summary>Lanes of an interactive figure, coarse for the whole run and finer for a part of it.</summary>
internal sealed class ZoomedLanes(
    Plotly plotly,
    PlotCells cells,
    IReadOnlyList<string> names,
    Axis axis
)
{
    /// <summary>What <see cref="FinerBars"/> has written; null if there is no more to see.</summary>
    internal string? Finer { get; private set; }

    /// <summary>Adds a trace for each key that a cell has.</summary>
    /// <param name="keyOf">The key of a cell: its goroutine or state.</param>
    /// <param name="styleOf">What the bars of a key look like.</param>
    /// <param name="barOf">The bar of a cell in a lane.</param>
    /// <param name="more">Bars in lanes of their own, which stay as they are; null if there are none.</param>
    internal void Draw(
        Func<Cell, long> keyOf,
        Func<long, BarStyle> styleOf,
        Func<int, Cell, PlotlyBar> barOf,
        Dictionary<long, List<PlotlyBar>>? more = null
    )
    {
        var whole = cells.All.ToLookup(at => keyOf(at.Cell));
        var finer = cells.Finer?.All ?? [];
        var traces = new Dictionary<long, int>();
        var bars = new FinerBars([.. names], axis.End, axis.Unit.Name);
        foreach (
            var key in whole
                .Select(group => group.Key)
                .Concat(finer.Select(at => keyOf(at.Cell)))
                .Concat(more?.Keys ?? Enumerable.Empty<long>())
                .Distinct()
                .OrderBy(key => key < 0)
                .ThenBy(key => key)
        )
        {
            var style = styleOf(key);
            traces.Add(key, traces.Count);
            bars.AddTrace(plotly.Count, style.Name);
            plotly.AddBars(
                style.Name,
                style.Color,
                [
                    .. whole[key].Select(at => barOf(at.Lane, at.Cell)),
                    .. more?.GetValueOrDefault(key) ?? [],
                ],
                style.IsStriped,
                isKept: true
            );
        }

        if (finer.Count == 0)
        {
            return;
        }

        foreach (var (lane, cell) in finer)
        {
            var height = barOf(lane, cell).Height;
            var length = cell.End - cell.Start;
            bars.Add(lane, traces[keyOf(cell)], cell.Start, length, height, cell.Count);
        }

        Finer = bars.Write(axis.End / axis.Unit.Size, PlotCells.Most);
    }

    /// <summary>Says what was drawn together; null if every piece of the run is drawn by itself.</summary>
    internal string? Note(Timeline timeline)
    {
        if (cells.Shortest == 0)
        {
            return null;
        }

        var nearer = cells.Finer switch
        {
            null => "",
            { Shortest: 0 } => "; zoom in to see each",
            { } finer => $"; zoom in to see those from {timeline.Span(finer.Shortest)} on",
        };
        return $"what is shorter than {timeline.Span(cells.Shortest)} is drawn together with what is beside it{nearer}";
    }
}
