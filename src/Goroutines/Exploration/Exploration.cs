using System.Globalization;

namespace Goroutines;

/// <summary>What came of exploring a program.</summary>
public sealed class Exploration
{
    internal Exploration(
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Finding> findings,
        long schedules,
        long redundant,
        bool complete
    )
    {
        Outcomes = outcomes;
        Findings = findings;
        Schedules = schedules;
        Redundant = redundant;
        Complete = complete;
    }

    /// <summary>The different outcomes, the most frequent first.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>The different faults, each with its smallest schedule; those that end the program first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>How many schedules were run to their end.</summary>
    public long Schedules { get; }

    /// <summary>How many more were given up, because they would have repeated what another had shown.</summary>
    public long Redundant { get; }

    /// <summary>
    /// Whether there is no other outcome: every schedule was run, or, where those are too many, is equivalent to one that
    /// was. It is relative to the points at which the simulator switches, the library's operations and
    /// <c>Console.Write</c>. Equivalent are schedules that differ in the order of steps without a common object of the
    /// library; goroutines that share plain variables can refute that, and random schedules look whether they do.
    /// </summary>
    public bool Complete { get; }

    /// <summary>The outcomes, one a line.</summary>
    public override string ToString()
    {
        var lines = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Schedules} schedules, {(Complete ? "that is all of them" : "not all of them")}"
            ),
        };
        foreach (var outcome in Outcomes)
            lines.Add(outcome.ToString());
        foreach (var finding in Findings)
            lines.Add(finding.ToString());
        return string.Join('\n', lines);
    }
}

/// <summary>One way in which the program can go.</summary>
/// <param name="Output">What it writes to <c>Console.Out</c>, then the value that main returns, if any.</param>
/// <param name="Count">How many of the schedules that were run led to it.</param>
/// <param name="Schedule">One of them, for <c>Simulator.Replay</c>.</param>
/// <param name="Death">What it died of; null if main returned, or it exited.</param>
public sealed record Outcome(string Output, long Count, string Schedule, FindingKind? Death = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} x \"{Output.TrimEnd('\n')}\"{(Death is null ? "" : $" and {Death}")} [{Schedule}]"
        );
}

/// <summary>A fault of the program.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Report">What Go would print, or what there is to say.</param>
/// <param name="Schedule">The smallest schedule known that shows it, for <c>Simulator.Replay</c>.</param>
public sealed record Finding(FindingKind Kind, string Report, string Schedule)
{
    /// <summary>How often that schedule takes a goroutine off its core that could go on.</summary>
    public int Preemptions { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind} [{Schedule}]: {Report.TrimStart('=', '\n').Split('\n')[0]}";
}
