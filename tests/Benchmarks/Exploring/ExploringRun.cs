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
            $"{"", -14}{"runs/s", 9}{"range", 16}{"/processor sec.", 17}{"bytes/run", 11}{"schedules", 11}{"redundant", 11}{"all in ms", 10}"
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
        var run = Of(ExploringBenchmarks.Run);
        double perProcessor = 1e9 / Of(ExploringBenchmarks.Processor).Median;
        var (least, most) = (1e9 / run.Most, 1e9 / run.Least);
        double schedules = Of(ExploringBenchmarks.Schedules).Median;
        double redundant = Of(ExploringBenchmarks.Redundant).Median;
        bool isComplete = Of(ExploringBenchmarks.Complete).Least > 0;
        double ms = Of(ExploringBenchmarks.Exploration).Median / 1e6;
        Console.WriteLine(
            $"{benchmark, -14}{1e9 / run.Median, 9:F0}{$"{least:F0}–{most:F0}", 16}{perProcessor, 17:F0}{run.Bytes, 11:F0}"
                + $"{schedules, 11}{redundant, 11}{(isComplete ? $"{ms:F1}" : ""), 10}"
        );
        return new JsonObject
        {
            ["program"] = benchmark,
            ["runs_per_second"] = ResultFile.Rounded(1e9 / run.Median),
            ["range"] = new JsonArray(ResultFile.Rounded(least), ResultFile.Rounded(most)),
            ["runs_per_processor_second"] = ResultFile.Rounded(perProcessor),
            ["bytes_per_run"] = ResultFile.Rounded(run.Bytes),
            ["schedules"] = schedules,
            ["redundant"] = redundant,
            ["complete"] = isComplete,
            ["complete_ms"] = isComplete ? ResultFile.Rounded(ms) : null,
        };

        Summary Of(string part) => Summary.Of([.. rounds.Select(r => r[part])]);
    }
}
