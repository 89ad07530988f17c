namespace Goroutines;

/// <summary>A goroutine as a row of slices: always one, of its state, until it has ended.</summary>
internal sealed class ChromeThread(long number)
{
    internal long Number { get; } = number;

    internal ChromeState State { get; set; }

    /// <summary>Where it runs; -1 if nowhere.</summary>
    internal int Processor { get; set; } = -1;

    /// <summary>Whether a slice of its own says that it runs without a processor, inside the one that says that it runs.</summary>
    internal bool IsLent { get; set; }

    /// <summary>Whether it was readied before the trace showed it waiting: on real cores the two race.</summary>
    internal bool IsWokenEarly { get; set; }

    /// <summary>The arrows that end when it runs next.</summary>
    internal List<ChromeFlow> Coming { get; } = [];
}

/// <summary>An arrow.</summary>
internal readonly record struct ChromeFlow(long Id, string Name, string Category);

/// <summary>What a row's slice says.</summary>
internal enum ChromeState
{
    New,
    Ready,
    Running,
    Waiting,
    Ended,
}
