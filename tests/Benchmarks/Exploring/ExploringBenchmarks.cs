using System.Diagnostics;
using Benchmarks.Measuring;

namespace Benchmarks.Exploring;

/// <summary>How fast the explorer runs one schedule after the other, and how many it needs.</summary>
internal static class ExploringBenchmarks
{
    internal const string Schedule = "schedule";
    internal const string Processor = "processor";
    internal const string Schedules = "schedules";
    internal const string Redundant = "redundant";
    internal const string Complete = "complete";

    private static readonly TimeSpan s_noLimit = TimeSpan.FromDays(1);

    internal static readonly Dictionary<string, Func<int, Exploration>> All = new(
        StringComparer.Ordinal
    )
    {
        ["awaits_random"] = n => Explore(ExploredPrograms.Awaits, ExploreStrategy.Random, n),
        ["awaits_all"] = n => Explore(ExploredPrograms.Awaits, ExploreStrategy.Exhaustive, n),
        ["points_random"] = n => Explore(Points, ExploreStrategy.Random, n),
        ["points_all"] = n => Explore(Points, ExploreStrategy.Exhaustive, n),
        ["philosophers3"] = _ => ExploreAll(() => ExploredPrograms.Philosophers(3)),
        ["philosophers5"] = _ => ExploreAll(() => ExploredPrograms.Philosophers(5)),
        ["workers_naive"] = _ =>
            Simulator.Explore(
                () => ExploredPrograms.Workers(2, 4),
                new ExploreOptions
                {
                    PreemptionBound = int.MaxValue,
                    MaxSchedules = long.MaxValue,
                    MaxTime = s_noLimit,
                }
            ),
        ["workers_all"] = _ => ExploreAll(() => ExploredPrograms.Workers(2, 4)),
    };

    /// <summary>A child process: repeats an exploration until it has made so many runs, the last time at least once.</summary>
    internal static Task<int> Run(Job job)
    {
        var explore = All[job.Benchmark];
        long start = Stopwatch.GetTimestamp();
        do explore(job.WarmUp);
        while (Stopwatch.GetElapsedTime(start) < job.WarmUpTime);

        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        start = Stopwatch.GetTimestamp();
        long runs = 0;
        Exploration all;
        do
        {
            all = explore(job.Operations);
            runs += all.Schedules + all.Redundant;
        } while (runs < job.Operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        Print(Schedule, elapsed.TotalNanoseconds / runs, (double)allocated / runs);
        Print(Processor, processor.TotalNanoseconds / runs);
        Print(Schedules, all.Schedules);
        Print(Redundant, all.Redundant);
        Print(Complete, all.Complete ? 1 : 0);
        return Task.FromResult(0);
    }

    private static GoTask Points()
    {
        ExploredPrograms.Points();
        return default;
    }

    private static Exploration Explore(
        Func<GoTask> main,
        ExploreStrategy strategy,
        int schedules
    ) =>
        Simulator.Explore(
            main,
            new ExploreOptions
            {
                Strategy = strategy,
                MaxSchedules = schedules,
                MaxTime = s_noLimit,
            }
        );

    private static Exploration ExploreAll(Func<GoTask> main) =>
        Simulator.Explore(
            main,
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Exhaustive,
                MaxSchedules = long.MaxValue,
                MaxTime = s_noLimit,
            }
        );

    private static void Print(string part, double value, double bytes = 0) =>
        Console.WriteLine($"{part} {value:F3} {bytes:F3}");
}
