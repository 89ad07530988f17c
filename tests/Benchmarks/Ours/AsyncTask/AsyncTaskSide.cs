using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Our side in the style of existing C#: goroutines are functions declared <c>async Task</c>.</summary>
internal static class AsyncTaskSide
{
    private static readonly Dictionary<string, Func<int, Task>> s_benchmarks = new(
        StringComparer.Ordinal
    )
    { };

    internal static Task<int> Run(Job job)
    {
        var benchmark = s_benchmarks[job.Benchmark];
        return GoRuntime.Main(
            () => Meter.Measure(benchmark, job),
            new RunOptions { MaxProcs = job.Procs }
        );
    }
}
