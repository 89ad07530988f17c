using System.Text.Json.Nodes;
using Benchmarks.Measuring;
using Benchmarks.Runner;

namespace Benchmarks.Tracing;

/// <summary>Shows what a trace costs, by event.</summary>
internal static class TracingRun
{
    internal static async Task<int> Run(Options options)
    {
        var setting = Setting.Describe(goVersion: null);
        Console.WriteLine(setting.Text);
        Console.WriteLine(
            $"{"", -14}{"untraced", 10}{"traced", 10}{"events", 10}{"ns/event", 10}{"bytes/event", 13}{"slower by", 11}"
        );
        var costs = new JsonArray();
        foreach (string benchmark in TracingBenchmarks.All.Keys)
        foreach (int procs in new[] { 1, 2 })
            costs.Add(await Measure(benchmark, procs, options));
        double check = await MeasureCheck(options);
        Console.WriteLine($"an operation in a process without a trace: {check:F2} ns");
        if (options.Json is { } file)
        {
            var json = new JsonObject
            {
                ["tracing"] = costs,
                ["untraced_check_ns"] = ResultFile.Rounded(check),
                ["rounds"] = options.Rounds,
            };
            await ResultFile.Write(file, json, setting);
            Console.WriteLine($"written: {file}");
        }
        return 0;
    }

    /// <summary>What an operation pays for the possibility of a trace, in nanoseconds.</summary>
    private static async Task<double> MeasureCheck(Options options)
    {
        int n = UntracedCheck.Operations / (options.Quick ? 100 : 1);
        var job = new Job(UntracedCheck.Name, 1, n, n / 10, Turns.WarmUpTime);
        var more = new List<Sample>();
        for (int round = 0; round < options.Rounds; round++)
        {
            var sides = await Side.Tracing.Run(job);
            double bare = sides[TracingBenchmarks.Untraced].Value;
            more.Add(new(sides[TracingBenchmarks.Traced].Value - bare, 0));
        }
        return Summary.Of(more).Median;
    }

    private static async Task<JsonObject> Measure(string benchmark, int procs, Options options)
    {
        int n = TracingBenchmarks.All[benchmark].Operations / (options.Quick ? 100 : 1);
        var job = new Job(
            benchmark,
            procs,
            n,
            n / 10,
            options.Quick ? TimeSpan.Zero : Turns.WarmUpTime
        );
        var rounds = new List<Dictionary<string, Sample>>();
        for (int round = 0; round < options.Rounds; round++)
            rounds.Add(await Side.Tracing.Run(job));
        var off = Of(TracingBenchmarks.Untraced);
        var on = Of(TracingBenchmarks.Traced);
        var events = Of(TracingBenchmarks.Events);
        double ns = (on.Median - off.Median) / events.Median;
        double bytes = (on.Bytes - off.Bytes) / events.Median;
        Console.WriteLine(
            $"{benchmark, -10} P={procs}{off.Median, 10:F1}{on.Median, 10:F1}{events.Median, 10:F2}{ns, 10:F1}{bytes, 13:F1}{on.Median / off.Median - 1, 11:P1}"
        );
        return new JsonObject
        {
            ["operation"] = benchmark,
            ["procs"] = procs,
            ["untraced_ns"] = ResultFile.Rounded(off.Median),
            ["traced_ns"] = ResultFile.Rounded(on.Median),
            ["events"] = ResultFile.Rounded(events.Median),
            ["ns_per_event"] = ResultFile.Rounded(ns),
            ["bytes_per_event"] = ResultFile.Rounded(bytes),
        };

        Summary Of(string part) => Summary.Of([.. rounds.Select(r => r[part])]);
    }
}
