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

    /// <summary>How many schedules were run to their end, or cut because they have none.</summary>
    internal long Schedules { get; private set; }

    /// <summary>Whether some schedule was cut, and what would have come of it is not known.</summary>
    internal bool HasCut { get; private set; }

    internal void Add(Trial trial)
    {
        Schedules++;
        if (Verdict.IsCut(trial))
            HasCut = true;
        else
            Add(trial.Guide, Verdict.Of(trial));
    }

    private void Add(Guide guide, Verdict verdict)
    {
        Sample.Of(_outcomes, (verdict.Output, verdict.Death)).Add(guide);
        foreach (var fault in verdict.Faults)
        {
            var sample = Sample.Of(_faults, (fault.Kind, fault.Key));
            if (sample.Add(guide))
                sample.Fault = fault;
        }
    }

    internal bool Knows(Verdict verdict) => _outcomes.ContainsKey((verdict.Output, verdict.Death));

    /// <summary>Whether all outcomes of the others are among these.</summary>
    internal bool Knows(Findings others) => others._outcomes.Keys.All(_outcomes.ContainsKey);

    internal void Add(Findings others)
    {
        Schedules += others.Schedules;
        HasCut |= others.HasCut;
        foreach (var (outcome, sample) in others._outcomes)
            Sample.Of(_outcomes, outcome).Add(sample);
        foreach (var (fault, sample) in others._faults)
            Sample.Of(_faults, fault).Add(sample);
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

    /// <summary>It was seen elsewhere as well.</summary>
    internal void Add(Sample other)
    {
        Count += other.Count;
        if (!IsLess(other.Preemptions, other.Schedule.Departures.Count))
            return;
        _hasSchedule = true;
        Preemptions = other.Preemptions;
        Schedule = other.Schedule;
        Fault = other.Fault;
    }

    /// <summary>Takes a schedule that shows the same, if it is less: fewer preemptions, or as many and shorter.</summary>
    internal bool Improve(Guide guide)
    {
        if (!IsLess(guide.Preemptions, guide.DepartureCount))
            return false;
        _hasSchedule = true;
        Preemptions = guide.Preemptions;
        Schedule = guide.Schedule;
        return true;
    }

    private bool IsLess(int preemptions, int departures) =>
        !_hasSchedule
        || preemptions < Preemptions
        || preemptions == Preemptions && departures < Schedule.Departures.Count;
}
