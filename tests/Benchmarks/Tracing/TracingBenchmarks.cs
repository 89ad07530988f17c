using System.Diagnostics;
using Benchmarks.Measuring;
using Benchmarks.Ours;
using Benchmarks.Runner;

namespace Benchmarks.Tracing;

/// <summary>What a trace costs: the same program untraced and traced, in turns, inside one process.</summary>
internal static class TracingBenchmarks
{
    internal const string Untraced = "untraced";
    internal const string Traced = "traced";
    internal const string Events = "events";

    private const int Rounds = 7;

    /// <summary>A value takes so long at either end, in nanoseconds, and makes four events: one every 5 µs.</summary>
    private const long Spacing = 10_000;

    private const int Operations = 200_000;

    /// <summary>The programs, and how many operations each is measured with.</summary>
    internal static readonly Dictionary<string, (Func<int, GoTask> Run, int Operations)> All = new(
        StringComparer.Ordinal
    )
    {
        ["pingpong"] = (Channels.PingPong, Operations),
        ["stream"] = (n => Channels.Stream(n, 0), Operations),
        ["stream_buf"] = (n => Channels.Stream(n, 128), Operations),
        ["spawn"] = (Spawning.SpawnAndJoin, Operations),
        ["spaced"] = (Spaced, Operations / 20),
    };

    internal static async Task<int> Run(Job job)
    {
        if (job.Benchmark == UntracedCheck.Name)
            return UntracedCheck.Run(job);
        var warm = job with { Operations = job.WarmUp };
        long start = Stopwatch.GetTimestamp();
        do
        {
            await Measure(warm, isTraced: false);
            await Measure(warm, isTraced: true);
        } while (Stopwatch.GetElapsedTime(start) < job.WarmUpTime);
        var (off, on) = (new List<Sample>(), new List<Sample>());
        double events = 0;
        for (int round = 0; round < Rounds; round++)
        {
            off.Add((await Measure(job, isTraced: false)).Sample);
            var (sample, count) = await Measure(job, isTraced: true);
            on.Add(sample);
            events = (double)count / job.Operations;
        }
        Print(Untraced, Summary.Of(off));
        Print(Traced, Summary.Of(on));
        Console.WriteLine($"{Events} {events:F3} 0");
        return 0;
    }

    /// <summary>A stream whose ends compute between two values.</summary>
    private static async GoTask Spaced(int n)
    {
        var values = new Chan<int>();
        Go(async () =>
        {
            for (int i = 0; i < n; i++)
            {
                Compute();
                await values.Send(i);
            }
            values.Close();
        });
        await foreach (int _ in values)
            Compute();
    }

    private static void Compute()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalNanoseconds < Spacing) { }
    }

    /// <summary>Measures inside the program: putting the trace together after the run is not counted.</summary>
    private static async Task<(Sample Sample, int Events)> Measure(Job job, bool isTraced)
    {
        GC.Collect();
        var elapsed = TimeSpan.Zero;
        long bytes = 0;
        var run = await GoRuntime.Run(
            async () =>
            {
                bytes = GC.GetTotalAllocatedBytes(precise: true);
                long start = Stopwatch.GetTimestamp();
                await All[job.Benchmark].Run(job.Operations);
                elapsed = Stopwatch.GetElapsedTime(start);
                bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            },
            new RunOptions { MaxProcs = job.Procs, Trace = isTraced }
        );
        Check.That(run.ExitCode == 0, run.Stderr);
        var sample = new Sample(
            elapsed.TotalNanoseconds / job.Operations,
            (double)bytes / job.Operations
        );
        return (sample, run.Trace?.Events.Count ?? 0);
    }

    internal static void Print(string part, Summary summary) =>
        Console.WriteLine($"{part} {summary.Median:F3} {summary.Bytes:F3}");
}
