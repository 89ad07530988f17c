using Goroutines;

namespace Goroutines.Tests.Stress;

/// <summary>How long the stress tests last, and on which machine each round runs.</summary>
/// <remarks>A short slice runs with all tests; <c>STRESS_ROUNDS=100000 dotnet test --filter Category=Stress</c> is long.</remarks>
internal static class StressRounds
{
    internal static int Count { get; } = Or(300);

    /// <summary>How many rounds were asked for; for rounds that take longer, so many if none were.</summary>
    internal static int Or(int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("STRESS_ROUNDS"), out int rounds)
            ? rounds
            : otherwise;

    /// <summary>Runs a program on real threads, with a machine that differs from round to round; it must end well.</summary>
    /// <param name="seed">Number of the round.</param>
    /// <param name="main">The program.</param>
    /// <param name="name">Says what was run when it fails.</param>
    internal static async Task Run(int seed, Func<GoTask> main, string name)
    {
        var options = new RunOptions
        {
            MaxProcs = 1 + seed % 5,
            Trace = seed % 2 == 0,
            // A hang becomes a report of what every goroutine waits for.
            Timeout = TimeSpan.FromSeconds(60),
        };
        var run = await GoRuntime.Run(main, options);
        Assert.True(run.ExitCode == 0, $"{name}: {run.Stderr}");
    }
}
