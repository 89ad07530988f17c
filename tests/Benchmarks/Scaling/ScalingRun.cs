using Benchmarks.Measuring;
using Benchmarks.Runner;

namespace Benchmarks.Scaling;

/// <summary>Measures the cost of an operation as goroutines and processors become more.</summary>
internal static class ScalingRun
{
    private const int Operations = 1_000_000;

    /// <summary>At least as many for each goroutine, so that their start counts for little.</summary>
    private const int OperationsEach = 8;

    private static readonly int[] s_procs = [1, 2, 8];
    private static readonly int[] s_goroutines = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] s_fewGoroutines = [10, 1_000];

    internal static async Task<int> Run(Options options)
    {
        var setting = Setting.Describe(goVersion: null);
        Console.WriteLine(setting.Text);
        var points = new List<Point>();
        foreach (string operation in ScalingBenchmarks.All.Keys)
        {
            foreach (int procs in s_procs)
            {
                Console.Write($"{operation, -8} P={procs}");
                foreach (int goroutines in options.Quick ? s_fewGoroutines : s_goroutines)
                {
                    var point = await Measure(operation, procs, goroutines, options);
                    points.Add(point);
                    Console.Write($"{goroutines, 10}: {point.Cost.Median:F0} ns");
                }
                Console.WriteLine();
            }
        }
        if (options.Svg is { } picture)
        {
            await ScalingPlot.Write(picture, points);
            Console.WriteLine($"written: {picture}");
        }
        if (options.Json is { } file)
        {
            await ScalingFile.Write(file, points, options.Rounds, setting);
            Console.WriteLine($"written: {file}");
        }
        return 0;
    }

    private static async Task<Point> Measure(
        string operation,
        int procs,
        int goroutines,
        Options options
    )
    {
        int n = options.Quick ? 20_000 : Operations;
        if (operation != "spawn")
            n = Math.Max(n, OperationsEach * goroutines);
        var warmUpTime = options.Quick ? TimeSpan.Zero : Turns.WarmUpTime;
        var job = new Job(operation, procs, n, n, warmUpTime, goroutines);
        var samples = new List<Sample>();
        for (int round = 0; round < options.Rounds; round++)
            samples.Add((await Side.Scaling.Run(job))[Meter.Total]);
        return new(operation, procs, goroutines, Summary.Of(samples));
    }
}

/// <summary>A point of a curve.</summary>
internal sealed record Point(string Operation, int Procs, int Goroutines, Summary Cost);
