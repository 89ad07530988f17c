using Benchmarks.Measuring;

namespace Benchmarks.Runner;

/// <summary>One of those that are compared: how to start its process, and what that answers.</summary>
/// <param name="Name">Its name in the table and, with <c>_ns</c> behind it, in the JSON file.</param>
/// <param name="Program">The program.</param>
/// <param name="Prefix">Arguments that stand before the job's.</param>
internal sealed record Side(string Name, string Program, params IReadOnlyList<string> Prefix)
{
    internal static Side Ours => Own("ours");

    internal static Side AsyncTask => Own("async-task");

    internal static Side Scaling => Own("scaling");

    internal static Side Tracing => Own("tracing");

    internal static Side Exploring => Own("exploring");

    internal static Side Bcl =>
        Own("bcl") with
        {
            // The thread pool has the machine's number of threads, unless the runtime is told otherwise.
            Variables = procs => [("DOTNET_PROCESSOR_COUNT", $"{procs:X}")],
        };

    /// <summary>What its process finds in its environment, for a number of processors.</summary>
    internal Func<int, (string Name, string Value)[]> Variables { get; init; } = _ => [];

    /// <summary>Runs a job in a process of its own.</summary>
    /// <returns>The value and the bytes of each part.</returns>
    /// <exception cref="ChildFailedException">The process failed.</exception>
    internal async Task<Dictionary<string, Sample>> Run(Job job) =>
        Sample.ParseAll(
            await ChildProcess.Run(Program, [.. Prefix, .. job.Arguments], Variables(job.Procs))
        );

    /// <summary>This program itself, as a child.</summary>
    private static Side Own(string side)
    {
        string self = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? new(side, self, typeof(Side).Assembly.Location, $"--side={side}")
            : new(side, self, $"--side={side}");
    }
}
