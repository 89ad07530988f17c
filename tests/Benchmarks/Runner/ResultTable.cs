using System.Text;

namespace Benchmarks.Runner;

/// <summary>The results as text: a line for each row, medians with their range, then ratios.</summary>
internal static class ResultTable
{
    private const int NameWidth = 20;
    private const int SideWidth = 24;
    private const int RatioWidth = 17;

    internal static string Of(Results results)
    {
        var text = new StringBuilder();
        var pairs = results
            .OurSides.SelectMany(ours => results.Baselines.Select(baseline => (ours, baseline)))
            .ToList();

        text.Append("row".PadRight(NameWidth));
        foreach (string side in results.Sides)
            text.Append(side.PadLeft(SideWidth));
        foreach (var (ours, baseline) in pairs)
            text.Append($"{ours}/{baseline}".PadLeft(RatioWidth));
        text.AppendLine($"  bytes per operation: {string.Join(" / ", results.Sides)}");

        foreach (var row in results.Rows)
        {
            text.Append(row.Name.PadRight(NameWidth));
            foreach (string side in results.Sides)
                text.Append(Cell(results.Of(row, side)).PadLeft(SideWidth));
            foreach (var (ours, baseline) in pairs)
                text.Append(Ratio(results.Ratio(row, ours, baseline)).PadLeft(RatioWidth));
            text.Append("  ");
            text.AppendJoin(" / ", results.Sides.Select(s => Bytes(results.Of(row, s))));
            if (row.Class != RowClass.Concurrency)
                text.Append($"  ({row.Class.ToString().ToLowerInvariant()}, {row.Unit})");
            text.AppendLine();
        }

        text.AppendLine();
        text.AppendLine(
            $"ns per operation: median of {results.Rounds} rounds [least-most], each a process of its own, "
                + $"warmed up by one run and for at least {Turns.WarmUpTime.TotalMilliseconds:F0} ms"
        );
        foreach (var (ours, baseline) in pairs)
            if (results.Mean(ours, baseline) is { } mean)
                text.AppendLine(
                    $"geometric mean {ours}/{baseline}, concurrency rows: {Ratio(mean)}"
                );
        return text.ToString();
    }

    private static string Cell(Summary? summary) =>
        summary is { } s ? $"{Number(s.Median)} [{Number(s.Least)}-{Number(s.Most)}]" : "-";

    private static string Bytes(Summary? summary) => summary is { } s ? Number(s.Bytes) : "-";

    private static string Ratio(double? ratio) => ratio is { } r ? $"{r:F2}" : "-";

    private static string Number(double value) => value < 100 ? $"{value:F1}" : $"{value:F0}";
}
