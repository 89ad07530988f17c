using System.Text.Json.Nodes;
using Benchmarks.Measuring;
using Benchmarks.Runner;

namespace Benchmarks.Exploring;

/// <summary>Shows how many schedules a second the explorer runs, and how many it needs for a whole program.</summary>
internal static class ExploringRun
{
    private const int Operations = 50_000;
    private const int Few = 500;

    internal static async Task<int> Run(Options options)
    {
        var setting = Setting.Describe(goVersion: null);
        Console.WriteLine(setting.Text);
        var benchmarks = ExploringBenchmarks.All.Keys.Where(options.Wants).ToList();
        var rounds = benchmarks.ToDictionary(b => b, _ => new List<Dictionary<string, Sample>>());
        for (int round = 0; round < options.Rounds; round++)
            foreach (string benchmark in benchmarks)
                rounds[benchmark].Add(await Side.Exploring.Run(Job(benchmark, options)));
        Console.WriteLine(
            $"{"", -16}{"schedules/s", 12}{"range", 20}{"a processor second", 20}{"bytes each", 12}{"schedules", 11}{"redundant", 11}{"seconds", 9}"
        );
        var rows = new JsonArray();
        foreach (string benchmark in benchmarks)
            rows.Add(Show(benchmark, rounds[benchmark]));
        if (options.Json is { } file)
        {
            var json = new JsonObject { ["exploring"] = rows, ["rounds"] = options.Rounds };
            await ResultFile.Write(file, json, setting);
            Console.WriteLine($"written: {file}");
        }
        return 0;
    }

    private static Job Job(string benchmark, Options options)
    {
        int n = options.Quick ? Few : Operations;
        var warmUpTime = options.Quick ? TimeSpan.Zero : Turns.WarmUpTime;
        return new Job(benchmark, 1, n, n / 10, warmUpTime);
    }

    private static JsonObject Show(string benchmark, List<Dictionary<string, Sample>> rounds)
    {
        var ns = Of(ExploringBenchmarks.Schedule);
        double perProcessor = 1e9 / Of(ExploringBenchmarks.Processor).Median;
        double schedules = Of(ExploringBenchmarks.Schedules).Median;
        double redundant = Of(ExploringBenchmarks.Redundant).Median;
        bool isComplete = Of(ExploringBenchmarks.Complete).Least > 0;
        double seconds = ns.Median * (schedules + redundant) / 1e9;
        string range = $"{1e9 / ns.Most:F0}–{1e9 / ns.Least:F0}";
        string took = isComplete ? $"{seconds, 9:F2}" : "";
        Console.WriteLine(
            $"{benchmark, -16}{1e9 / ns.Median, 12:F0}{range, 20}{perProcessor, 20:F0}{ns.Bytes, 12:F0}{schedules, 11}{redundant, 11}{took}"
        );
        return new JsonObject
        {
            ["program"] = benchmark,
            ["schedules_per_second"] = ResultFile.Rounded(1e9 / ns.Median),
            ["range"] = new JsonArray(
                ResultFile.Rounded(1e9 / ns.Most),
                ResultFile.Rounded(1e9 / ns.Least)
            ),
            ["schedules_per_processor_second"] = ResultFile.Rounded(perProcessor),
            ["bytes_per_schedule"] = ResultFile.Rounded(ns.Bytes),
            ["schedules"] = schedules,
            ["redundant"] = redundant,
            ["complete"] = isComplete,
            ["seconds"] = isComplete ? ResultFile.Rounded(seconds) : null,
        };

        Summary Of(string part) => Summary.Of([.. rounds.Select(r => r[part])]);
    }
}
