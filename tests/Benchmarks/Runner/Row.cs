namespace Benchmarks.Runner;

/// <summary>What a row says something about; only the concurrency rows go into the geometric mean.</summary>
internal enum RowClass
{
    Concurrency,
    Cpu,
    Memory,
    Latency,
}

/// <summary>A row of the table: one number of one benchmark, the same work on every side.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="Benchmark">The function that every side has under this name.</param>
/// <param name="Procs">How many processors run goroutines at a time.</param>
/// <param name="Operations">How many operations one run does.</param>
/// <param name="Quick">How many with <c>--quick</c>, which only shows that everything runs.</param>
/// <param name="What">What one operation is.</param>
internal sealed record Row(
    string Name,
    string Benchmark,
    int Procs,
    int Operations,
    int Quick,
    string What
)
{
    internal RowClass Class { get; init; } = RowClass.Concurrency;

    /// <summary>Which of the benchmark's numbers this is.</summary>
    internal string Part { get; init; } = Measuring.Meter.Total;

    /// <summary>Operations of an unmeasured run; 0 is as many as in a measured one.</summary>
    internal int WarmUp { get; init; }

    /// <summary>The unit of its number.</summary>
    internal string Unit => Class == RowClass.Memory ? "bytes" : "ns";
}
