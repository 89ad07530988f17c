namespace Goroutines;

/// <summary>What came of a program.</summary>
public sealed class ProgramRun
{
    internal ProgramRun(
        ProgramEnd end,
        string stdout,
        string stderr,
        TimeSpan elapsed,
        int abandoned,
        IReadOnlyList<DataRace> races,
        Trace? trace
    )
    {
        Failure = end.Failure;
        Death = end.Death;
        ExitCode = end.ExitCode;
        Stdout = stdout;
        Stderr = stderr;
        Elapsed = elapsed;
        Abandoned = abandoned;
        Races = races;
        Trace = trace;
    }

    /// <summary>What the program wrote to <c>Console.Out</c>.</summary>
    public string Stdout { get; }

    /// <summary>What it wrote to <c>Console.Error</c>, then Go's report if it died.</summary>
    public string Stderr { get; }

    /// <summary>
    /// Go's exit code: 0 when main returned, 2 after a panic, a fatal error or a deadlock; 66 instead of 0 when data races
    /// were found.
    /// </summary>
    public int ExitCode { get; }

    /// <summary>
    /// What it died of; null if main returned, or it exited. <see cref="FindingKind.Livelock"/> stands for a program that was
    /// cut off, <see cref="FindingKind.Fatal"/> also for one that cannot be simulated.
    /// </summary>
    public FindingKind? Death { get; }

    /// <summary>How long it ran, on its scheduler's clock: virtual in the simulator.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>How many goroutines were still alive at the end, and were abandoned as Go does.</summary>
    public int Abandoned { get; }

    /// <summary>The data races that were found, if the options asked for that, in the order in which they were found.</summary>
    public IReadOnlyList<DataRace> Races { get; }

    /// <summary>What happened in it, if the options asked for that.</summary>
    public Trace? Trace { get; }

    internal Exception? Failure { get; }

    /// <summary>The exit code, and the first line of the report of a program that died.</summary>
    public override string ToString()
    {
        if (ExitCode == 0)
            return $"exit code 0 after {Text(Elapsed)}";
        if (Failure is null && Races.Count > 0)
            return $"exit code {ExitCode}: {Races.Count} data race(s)";
        int start = Stderr.LastIndexOf("panic: ", StringComparison.Ordinal);
        start =
            start < 0
                ? Math.Max(Stderr.LastIndexOf("fatal error: ", StringComparison.Ordinal), 0)
                : start;
        return $"exit code {ExitCode}: {Stderr[start..].Split('\n')[0]}";
    }

    private static string Text(TimeSpan time) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{time.TotalMilliseconds:0.###} ms"
        );
}
