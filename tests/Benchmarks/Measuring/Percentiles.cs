namespace Benchmarks.Measuring;

/// <summary>The numbers of a benchmark that measures times one by one.</summary>
internal static class Percentiles
{
    /// <summary>Notes the median and the 99th percentile as parts.</summary>
    internal static void Note(string name, double[] values)
    {
        Array.Sort(values);
        Meter.Part($"{name}_p50", values[values.Length * 50 / 100], 0);
        Meter.Part($"{name}_p99", values[values.Length * 99 / 100], 0);
    }
}
