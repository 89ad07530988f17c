using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>Our side: goroutines are lambdas, written as one writes them in Go.</summary>
internal static class OursSide
{
    private static readonly Dictionary<string, Func<int, GoTask>> s_benchmarks = new(
        StringComparer.Ordinal
    )
    {
        ["spawn"] = Spawning.SpawnAndJoin,
        ["parked"] = Spawning.Parked,
        ["fanout"] = Spawning.FanOut,
        ["pingpong"] = Channels.PingPong,
        ["stream_unbuf"] = n => Channels.Stream(n, 0),
        ["stream_buf128"] = n => Channels.Stream(n, 128),
        ["mpmc_unbuf"] = n => Channels.ManyToMany(n, 0),
        ["mpmc_buf128"] = n => Channels.ManyToMany(n, 128),
        ["select2"] = Selects.Two,
        ["select4"] = Selects.Four,
        ["select8"] = Selects.Eight,
        ["default1"] = Selects.DefaultOfOne,
        ["default2"] = Selects.DefaultOfTwo,
        ["mutex1"] = Locks.Uncontended,
        ["mutex8"] = Locks.Contended,
        ["rwmutex"] = Locks.ReadMostly,
        ["sieve"] = Classics.Sieve,
        ["skynet"] = Classics.SkynetTree,
        ["ring"] = Classics.Ring,
        ["sleep"] = Waiting.Sleepers,
        ["after"] = Waiting.Afters,
        ["cancel"] = Waiting.Cancel,
        ["blocking"] = Waiting.BlockedThreads,
        ["mergesort"] = MergeSort.Run,
        ["pipeline_2us"] = n => Computing.Pipeline(n, 2_000),
        ["pipeline_20us"] = n => Computing.Pipeline(n, 20_000),
        ["workers_2us"] = n => Computing.Workers(n, 2_000),
        ["workers_20us"] = n => Computing.Workers(n, 20_000),
        ["latency"] = Latency.Run,
        ["lend"] = Lending.Run,
    };

    internal static Task<int> Run(Job job)
    {
        var benchmark = s_benchmarks[job.Benchmark];
        return GoRuntime.Main(
            () => Meter.Measure(n => benchmark(n).AsTask(), job),
            new RunOptions { MaxProcs = job.Procs }
        );
    }
}
