using Benchmarks.Bcl;
using Benchmarks.Exploring;
using Benchmarks.Measuring;
using Benchmarks.Operations;
using Benchmarks.Ours;
using Benchmarks.Ours.AsyncTask;
using Benchmarks.Runner;
using Benchmarks.Scaling;
using Benchmarks.Tracing;

namespace Benchmarks;

/// <summary>Compares the library with Go and with the BCL. README.md tells what and how.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var options = Options.Parse(arguments);
            return options.Command switch
            {
                "measure" => await Measure(options.Side, options.Job),
                "vs-go" or "ours-only" or "latency" => await Comparison.Run(options),
                "scaling" => await ScalingRun.Run(options),
                "tracing" => await TracingRun.Run(options),
                "exploring" => await ExploringRun.Run(options),
                "operations" => await OperationsRun.Run(options),
                "list" => List(options),
                _ => Help(),
            };
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n\n{Options.Help}");
            return 64;
        }
    }

    /// <summary>A child process: one benchmark, measured once.</summary>
    private static Task<int> Measure(string side, Job job) =>
        side switch
        {
            "ours" => OursSide.Run(job),
            "async-task" => AsyncTaskSide.Run(job),
            "bcl" => BclSide.Run(job),
            "scaling" => ScalingBenchmarks.Run(job),
            "tracing" => TracingBenchmarks.Run(job),
            "exploring" => ExploringBenchmarks.Measure(job),
            _ => throw new UsageException($"no side is called {side}"),
        };

    private static int List(Options options)
    {
        foreach (var row in options.Rows)
            Console.WriteLine($"{row.Name, -20} {row.Class, -12} P={row.Procs}  {row.What}");
        return 0;
    }

    private static int Help()
    {
        Console.WriteLine(Options.Help);
        return 0;
    }
}
