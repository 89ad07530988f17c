namespace Goroutines;

/// <summary>The different outcomes and faults that an exploration has seen, each with the least schedule so far.</summary>
internal sealed class Findings
{
    /// <summary>So many are made smaller; that takes some hundred runs each.</summary>
    private const int MostMinimized = 20;

    private readonly Dictionary<(string Output, FindingKind? Death), Sample> _outcomes = [];
    private readonly Dictionary<(FindingKind Kind, string Key), Sample> _faults = [];

    internal int OutcomeCount => _outcomes.Count;

    internal int Count => _faults.Count;

    internal void Add(Guide guide, Verdict verdict)
    {
        Sample.Of(_outcomes, (verdict.Output, verdict.Death)).Add(guide);
        foreach (var fault in verdict.Faults)
        {
            var sample = Sample.Of(_faults, (fault.Kind, fault.Key));
            if (sample.Add(guide))
                sample.Fault = fault;
        }
    }

    internal List<Outcome> Outcomes(Minimizer minimizer)
    {
        var outcomes = new List<Outcome>();
        foreach (var ((output, death), sample) in _outcomes.OrderByDescending(o => o.Value.Count))
        {
            if (outcomes.Count < MostMinimized)
                minimizer.Shorten(sample, v => v.Output == output && v.Death == death);
            outcomes.Add(new(output, sample.Count, sample.Schedule.ToString(), death));
        }
        return outcomes;
    }

    internal List<Finding> All(Minimizer minimizer, Explaining explaining)
    {
        var findings = new List<Finding>();
        // Those that end the program are the ones to make smaller if there are very many.
        foreach (var sample in _faults.Values.OrderBy(s => Rank(s.Fault!.Kind)))
        {
            var fault = sample.Fault!;
            if (findings.Count < MostMinimized)
                fault = explaining.Explain(sample.Schedule, minimizer.Minimize(sample, fault));
            findings.Add(
                new(fault.Kind, fault.Report, sample.Schedule.ToString())
                {
                    Preemptions = sample.Preemptions,
                }
            );
        }
        return [.. findings.OrderBy(finding => Rank(finding.Kind))];
    }

    // What ends the program comes first, then what only some of it suffers from.
    private static int Rank(FindingKind kind) =>
        kind switch
        {
            FindingKind.PartialDeadlock => 10,
            FindingKind.Race => 11,
            FindingKind.Leak => 12,
            _ => 0,
        };
}

/// <summary>How often something was seen, and the least schedule that shows it.</summary>
internal sealed class Sample
{
    private bool _hasSchedule;

    internal long Count { get; private set; }

    internal int Preemptions { get; private set; }

    internal Schedule Schedule { get; private set; } = new([]);

    internal Fault? Fault { get; set; }

    internal static Sample Of<TKey>(Dictionary<TKey, Sample> samples, TKey key)
        where TKey : notnull
    {
        if (!samples.TryGetValue(key, out var sample))
            samples[key] = sample = new Sample();
        return sample;
    }

    /// <summary>It was seen once more.</summary>
    /// <returns>Whether this is the least schedule so far.</returns>
    internal bool Add(Guide guide)
    {
        Count++;
        return Improve(guide);
    }

    /// <summary>Takes a schedule that shows the same, if it is less: fewer preemptions, or as many and shorter.</summary>
    internal bool Improve(Guide guide)
    {
        bool isLess =
            !_hasSchedule
            || guide.Preemptions < Preemptions
            || guide.Preemptions == Preemptions && guide.DepartureCount < Schedule.Departures.Count;
        if (!isLess)
            return false;
        _hasSchedule = true;
        Preemptions = guide.Preemptions;
        Schedule = guide.Schedule;
        return true;
    }
}
