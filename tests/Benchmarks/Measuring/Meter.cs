using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Measures a benchmark inside its process and writes its numbers, one a line: <c>part value bytes</c>.</summary>
/// <remarks>
/// The value is in nanoseconds per operation, unless the part says otherwise; the bytes are those allocated per
/// operation. Go's side prints the same lines.
/// </remarks>
internal static class Meter
{
    /// <summary>The part that a benchmark has if it measures no parts of its own.</summary>
    internal const string Total = "total";

    private static readonly List<string> s_parts = [];

    /// <summary>Runs the benchmark unmeasured until it is warm, then once measured.</summary>
    internal static async Task Measure(Func<int, Task> benchmark, Job job)
    {
        long start = Stopwatch.GetTimestamp();
        do await benchmark(job.WarmUp);
        while (Stopwatch.GetElapsedTime(start) < job.WarmUpTime);

        s_parts.Clear();
        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        start = Stopwatch.GetTimestamp();
        await benchmark(job.Operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        if (s_parts.Count == 0)
            Part(Total, elapsed, allocated, job.Operations);
        foreach (string line in s_parts)
            Console.WriteLine(line);
    }

    /// <summary>Notes a part that the benchmark measured itself.</summary>
    internal static void Part(string name, TimeSpan elapsed, long bytes, int operations) =>
        Part(name, elapsed.TotalNanoseconds / operations, (double)bytes / operations);

    /// <summary>Notes a part that the benchmark measured itself.</summary>
    internal static void Part(string name, double value, double bytes) =>
        s_parts.Add($"{name} {value:F3} {bytes:F3}");
}
