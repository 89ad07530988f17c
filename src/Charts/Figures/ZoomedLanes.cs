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
    /// <summary>How much of a lane a bar of full height takes.</summary>
    private const double Full = FinerBars.Full;

    /// <summary>What <see cref="FinerBars"/> has written; null if there is no more to see.</summary>
    internal string? Finer { get; private set; }

    /// <summary>
    /// The bars of a cell of many short pieces: its parts stand on each other, each as high as its share of the time.
    /// </summary>
    /// <param name="lane">The cell's lane.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="keyOf">The key under which a part is drawn; parts of one key are one bar.</param>
    /// <param name="bar">A bar that fills the lane.</param>
    internal static IEnumerable<(long Key, PlotlyBar Bar)> Stack(
        int lane,
        Cell cell,
        Func<long, long> keyOf,
        PlotlyBar bar
    )
    {
        var foot = lane + (Full / 2);
        foreach (var part in cell.Parts.GroupBy(part => keyOf(part.Key), part => part.Value))
        {
            var height = Full * Math.Min(1, part.Sum());
            var middle = Plotly.Round(foot - (height / 2));
            foot -= height;
            yield return (part.Key, bar with { Lane = middle, Height = Plotly.Round(height) });
        }
    }

    /// <summary>Adds a trace for each key that a bar has.</summary>
    /// <param name="styleOf">What the bars of a key look like.</param>
    /// <param name="barsOf">The bars of a cell in a lane, and the key of each: its goroutine or state.</param>
    /// <param name="more">Bars in lanes of their own, which stay as they are; null if there are none.</param>
    internal void Draw(
        Func<long, BarStyle> styleOf,
        Func<int, Cell, IEnumerable<(long Key, PlotlyBar Bar)>> barsOf,
        Dictionary<long, List<PlotlyBar>>? more = null
    )
    {
        var whole = cells
            .All.SelectMany(at => barsOf(at.Lane, at.Cell))
            .ToLookup(bar => bar.Key, bar => bar.Bar);
        var finer = (cells.Finer?.All ?? [])
            .SelectMany(at =>
                barsOf(at.Lane, at.Cell).Select(bar => (at.Lane, at.Cell, bar.Key, bar.Bar))
            )
            .ToList();
        var traces = new Dictionary<long, int>();
        var bars = new FinerBars([.. names], axis.End, axis.Unit.Name);
        foreach (
            var key in whole
                .Select(group => group.Key)
                .Concat(finer.Select(at => at.Key))
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
                [.. whole[key], .. more?.GetValueOrDefault(key) ?? []],
                style.IsStriped,
                isKept: true
            );
        }

        if (finer.Count == 0)
        {
            return;
        }

        foreach (var (lane, cell, key, bar) in finer)
        {
            bars.Add(
                lane,
                traces[key],
                (cell.Start, cell.End - cell.Start),
                (bar.Lane - lane, bar.Height),
                cell.Count
            );
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
