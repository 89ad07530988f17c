namespace Benchmarks.Runner;

/// <summary>What the rounds of one side and row come to.</summary>
/// <param name="Median">The middle value, or the mean of the two middle ones.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
/// <param name="Bytes">Median of the bytes per operation.</param>
internal readonly record struct Summary(double Median, double Least, double Most, double Bytes)
{
    internal static Summary Of(IReadOnlyList<Sample> samples)
    {
        double[] values = [.. samples.Select(s => s.Value).Order()];
        double[] bytes = [.. samples.Select(s => s.Bytes).Order()];
        return new(Middle(values), values[0], values[^1], Middle(bytes));
    }

    internal static double Middle(double[] sorted) =>
        (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
