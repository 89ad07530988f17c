using System.Text.Json.Nodes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Runner;
using Perfolizer.Horology;

namespace Benchmarks.Operations;

/// <summary>Has BenchmarkDotNet measure the single operations in this process.</summary>
internal static class OperationsRun
{
    internal static async Task<int> Run(Options options)
    {
        // Left to itself it measures a hundred times wherever the machine is noisy.
        var thorough = Job
            .Default.WithIterationTime(TimeInterval.FromMilliseconds(250))
            .WithMaxWarmupCount(10)
            .WithMaxIterationCount(16);
        var job = (options.Quick ? Job.Dry : thorough).WithToolchain(
            InProcessEmitToolchain.Instance
        );
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "operations"));
        var summary = BenchmarkRunner.Run<SingleOperations>(config);
        if (options.Json is { } file)
            await Write(file, summary);
        return summary.Reports.All(report => report.Success) ? 0 : 1;
    }

    private static Task Write(string file, BenchmarkDotNet.Reports.Summary summary)
    {
        var operations = new JsonArray([.. summary.Reports.Select(Of)]);
        var json = new JsonObject { ["operations"] = operations };
        return ResultFile.Write(file, json, Setting.Describe(goVersion: null));
    }

    private static JsonObject Of(BenchmarkReport report) =>
        new()
        {
            ["name"] = report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            ["ns"] = ResultFile.Rounded(report.ResultStatistics?.Median),
            ["bytes"] = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
        };
}
