using Goroutines;

namespace Exercises.Checking;

/// <summary>Turns what the library finds in a program into what to tell its author.</summary>
internal static class Faults
{
    /// <summary>The fault that tells most; null if there is none that matters.</summary>
    internal static Fault? Worst(IReadOnlyList<Finding> findings, Orders orders) =>
        findings
            .Where(finding => Matters(finding.Kind, orders))
            .Select(finding => Rank(finding, orders.Explain))
            .OrderBy(ranked => ranked.Rank)
            .ThenBy(ranked => ranked.Fault.Finding.Preemptions)
            .Select(ranked => ranked.Fault)
            .FirstOrDefault();

    /// <summary>What is wrong with a single run that died, or had races; null if it did not.</summary>
    internal static Mistake? Of(ProgramRun run, IReadOnlyList<Explanation> explain)
    {
        if (run.ExitCode == 0)
            return null;
        var kind = run.Death ?? (run.Races.Count > 0 ? FindingKind.Race : FindingKind.Panic);
        string report = run.Stderr;
        return explain.FirstOrDefault(e => e.Fits(kind, report)) is { } e
            ? new Mistake(e.Misconception, e.Reason)
            : Explanation.Usual(kind, report);
    }

    private static bool Matters(FindingKind kind, Orders orders) =>
        kind switch
        {
            FindingKind.Leak => !orders.AllowLeaks,
            FindingKind.Race => !orders.AllowRaces,
            _ => true,
        };

    /// <summary>
    /// First the misuses that a check has words for, then what it expects of the result, then the other faults it has words
    /// for, then the rest.
    /// </summary>
    private static (int Rank, Fault Fault) Rank(Finding finding, IReadOnlyList<Explanation> explain)
    {
        const int expected = 1000;
        if (finding.Kind == FindingKind.Panic && Mistake.Read(finding.Report) is { } mistake)
            return (expected, new(finding, mistake));
        for (int i = 0; i < explain.Count; i++)
            if (explain[i].Fits(finding.Kind, finding.Report))
            {
                bool isMisuse = finding.Kind is FindingKind.Panic or FindingKind.Fatal;
                int rank = isMisuse ? i : expected + 1 + i;
                return (rank, new(finding, new(explain[i].Misconception, explain[i].Reason)));
            }
        return (int.MaxValue, new(finding, Explanation.Usual(finding.Kind, finding.Report)));
    }
}

/// <summary>A fault and what it means.</summary>
internal sealed record Fault(Finding Finding, Mistake Mistake);
