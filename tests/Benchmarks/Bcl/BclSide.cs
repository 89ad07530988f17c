using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>The baseline: what one writes in C# without the library.</summary>
/// <remarks>
/// <c>Task.Run</c>, <c>System.Threading.Channels</c>, <c>SemaphoreSlim</c>, <c>Task.WhenAny</c>,
/// <c>CancellationTokenSource</c>. The thread pool has as many threads as there are processors: its process is told
/// so by <c>DOTNET_PROCESSOR_COUNT</c>, and the upper bound is set here. Channels that are unbuffered in Go have
/// room for one value here: the rendezvous that a capacity of 0 gives since .NET 10 is slower.
/// </remarks>
internal static class BclSide
{
    private static readonly Dictionary<string, Func<int, Task>> s_benchmarks = new(
        StringComparer.Ordinal
    )
    {
        ["spawn"] = Spawning.SpawnAndJoin,
        ["parked"] = Spawning.Parked,
        ["fanout"] = Spawning.FanOut,
        ["pingpong"] = Channels.PingPong,
        ["stream_unbuf"] = n => Channels.Stream(n, 1),
        ["stream_buf128"] = n => Channels.Stream(n, 128),
        ["mpmc_unbuf"] = n => Channels.ManyToMany(n, 1),
        ["mpmc_buf128"] = n => Channels.ManyToMany(n, 128),
        ["select2"] = n => Selects.Among(n, 2),
        ["select4"] = n => Selects.Among(n, 4),
        ["select8"] = n => Selects.Among(n, 8),
        ["default1"] = Selects.DefaultOfOne,
        ["default2"] = Selects.DefaultOfTwo,
        ["mutex1"] = Locks.Uncontended,
        ["mutex8"] = Locks.Contended,
        ["rwmutex"] = Locks.ReadMostly,
        ["sieve"] = Classics.Sieve,
        ["skynet"] = Classics.SkynetTree,
        ["ring"] = Classics.Ring,
        ["sleep"] = Waiting.Sleepers,
        // There is no channel of times: a task that completes is what one awaits.
        ["after"] = Waiting.Sleepers,
        ["cancel"] = Waiting.Cancel,
        ["blocking"] = Waiting.BlockedThreads,
        ["mergesort"] = MergeSort.Run,
        ["pipeline_2us"] = n => Computing.Pipeline(n, 2_000),
        ["pipeline_20us"] = n => Computing.Pipeline(n, 20_000),
        ["workers_2us"] = n => Computing.Workers(n, 2_000),
        ["workers_20us"] = n => Computing.Workers(n, 20_000),
    };

    internal static async Task<int> Run(Job job)
    {
        System.Threading.ThreadPool.SetMinThreads(job.Procs, job.Procs);
        System.Threading.ThreadPool.SetMaxThreads(job.Procs, job.Procs);
        var benchmark = s_benchmarks[job.Benchmark];
        await Task.Run(() => Meter.Measure(benchmark, job));
        return 0;
    }
}
