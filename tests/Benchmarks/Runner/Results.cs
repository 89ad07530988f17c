namespace Benchmarks.Runner;

/// <summary>Medians, ranges and ratios of what was measured.</summary>
internal sealed class Results
{
    private readonly Dictionary<(string Row, string Side), Summary> _summaries = [];

    internal Results(IReadOnlyList<Row> rows, IReadOnlyList<Side> sides, Turns turns, int rounds)
    {
        Rows = rows;
        Sides = [.. sides.Select(side => side.Name)];
        Rounds = rounds;
        foreach (var row in rows)
        foreach (var side in sides)
            if (turns.Of(row, side) is { Count: > 0 } samples)
                _summaries[(row.Name, side.Name)] = Summary.Of(samples);
    }

    internal IReadOnlyList<Row> Rows { get; }

    internal IReadOnlyList<string> Sides { get; }

    internal int Rounds { get; }

    /// <summary>Our sides: each is compared with the others.</summary>
    internal IEnumerable<string> OurSides => Sides.Where(s => s is "ours" or "async-task");

    /// <summary>Those we are compared with.</summary>
    internal IEnumerable<string> Baselines => Sides.Where(s => s is "go" or "bcl");

    internal Summary? Of(Row row, string side) =>
        _summaries.TryGetValue((row.Name, side), out var summary) ? summary : null;

    /// <summary>Ours divided by the baseline, below 1 when ours is faster; null if one is missing.</summary>
    internal double? Ratio(Row row, string ours, string baseline) =>
        Of(row, ours)?.Median / Of(row, baseline)?.Median;

    /// <summary>The geometric mean of the ratios of the concurrency rows; null if there are none.</summary>
    internal double? Mean(string ours, string baseline)
    {
        var logarithms = Rows.Where(row => row.Class == RowClass.Concurrency)
            .Select(row => Ratio(row, ours, baseline))
            .OfType<double>()
            .Select(ratio => Math.Log(ratio))
            .ToList();
        return logarithms.Count > 0 ? Math.Exp(logarithms.Average()) : null;
    }
}
