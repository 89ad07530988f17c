namespace Benchmarks.Measuring;

/// <summary>What one child process does: the arguments that Go's side understands, too.</summary>
/// <param name="Benchmark">Its name.</param>
/// <param name="Procs">How many processors run goroutines at a time.</param>
/// <param name="Operations">Operations of the measured run.</param>
/// <param name="WarmUp">Operations of an unmeasured run.</param>
/// <param name="WarmUpTime">Unmeasured runs are repeated for this long.</param>
/// <param name="Goroutines">How many goroutines share the operations; used by <c>--scaling</c>.</param>
internal sealed record Job(
    string Benchmark,
    int Procs,
    int Operations,
    int WarmUp,
    TimeSpan WarmUpTime,
    int Goroutines = 0
)
{
    internal static Job Parse(Func<string, string> option) =>
        new(
            option("run"),
            int.Parse(option("procs")),
            int.Parse(option("n")),
            int.Parse(option("warm")),
            TimeSpan.FromMilliseconds(int.Parse(option("warmtime"))),
            int.Parse(option("goroutines"))
        );

    /// <summary>The same as arguments.</summary>
    internal IEnumerable<string> Arguments =>
        [
            $"--run={Benchmark}",
            $"--procs={Procs}",
            $"--n={Operations}",
            $"--warm={WarmUp}",
            $"--warmtime={WarmUpTime.TotalMilliseconds:F0}",
            $"--goroutines={Goroutines}",
        ];
}
