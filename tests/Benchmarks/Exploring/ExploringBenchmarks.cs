using System.Diagnostics;
using Benchmarks.Measuring;

namespace Benchmarks.Exploring;

/// <summary>How fast the explorer runs one schedule after the other, and how many it needs.</summary>
internal static class ExploringBenchmarks
{
    internal const string Run = "run";
    internal const string Processor = "processor";
    internal const string Exploration = "exploration";
    internal const string Schedules = "schedules";
    internal const string Redundant = "redundant";
    internal const string Complete = "complete";

    internal static readonly Dictionary<string, (Func<GoTask> Main, Search Search)> All = new(
        StringComparer.Ordinal
    )
    {
        ["awaits_random"] = (ExploredPrograms.Awaits, Search.Random),
        ["awaits_all"] = (ExploredPrograms.Awaits, Search.Reduced),
        ["points_random"] = (ExploredPrograms.Points, Search.Random),
        ["points_all"] = (ExploredPrograms.Points, Search.Reduced),
        ["philosophers3"] = (() => ExploredPrograms.Philosophers(3), Search.Reduced),
        ["philosophers5"] = (() => ExploredPrograms.Philosophers(5), Search.Reduced),
        ["workers_naive"] = (() => ExploredPrograms.Workers(2, 4), Search.Naive),
        ["workers_all"] = (() => ExploredPrograms.Workers(2, 4), Search.Reduced),
    };

    // The explorer runs main more often than it counts: to look for smaller schedules, and for what it has missed.
    private static long s_runs;

    internal enum Search
    {
        Random,
        Naive,
        Reduced,
    }

    /// <summary>A child process: repeats an exploration until it has run the program so many times.</summary>
    internal static Task<int> Measure(Job job)
    {
        var (main, search) = All[job.Benchmark];
        long start = Stopwatch.GetTimestamp();
        do Explore(main, search, job.WarmUp);
        while (Stopwatch.GetElapsedTime(start) < job.WarmUpTime);

        GC.Collect();
        s_runs = 0;
        int explorations = 0;
        Exploration all;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        start = Stopwatch.GetTimestamp();
        do
        {
            all = Explore(main, search, job.Operations);
            explorations++;
        } while (s_runs < job.Operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        Print(Run, elapsed.TotalNanoseconds / s_runs, (double)allocated / s_runs);
        Print(Processor, processor.TotalNanoseconds / s_runs);
        Print(Exploration, elapsed.TotalNanoseconds / explorations);
        Print(Schedules, all.Schedules);
        Print(Redundant, all.Redundant);
        Print(Complete, all.Complete ? 1 : 0);
        return Task.FromResult(0);
    }

    private static Exploration Explore(Func<GoTask> main, Search search, int schedules) =>
        Simulator.Explore(
            () =>
            {
                s_runs++;
                return main();
            },
            new ExploreOptions
            {
                Strategy =
                    search == Search.Random ? ExploreStrategy.Random : ExploreStrategy.Exhaustive,
                PreemptionBound = search == Search.Naive ? int.MaxValue : null,
                MaxSchedules = search == Search.Random ? schedules : long.MaxValue,
                MaxTime = TimeSpan.FromDays(1),
            }
        );

    private static void Print(string part, double value, double bytes = 0) =>
        Console.WriteLine($"{part} {value:F3} {bytes:F3}");
}
