namespace Goroutines;

/// <summary>Looks for a smaller schedule that shows the same: fewer preemptions first, then fewer departures.</summary>
internal sealed class Minimizer(Func<ScheduleSearch, Trial> run, Budget budget)
{
    /// <summary>So many schedules of few preemptions are tried for one fault.</summary>
    private const int MostTried = 500;

    /// <summary>The least schedule for a fault, and the fault as that shows it.</summary>
    internal Fault Minimize(Sample sample, Fault fault)
    {
        Fault? Shown(Verdict verdict) => verdict.Faults.FirstOrDefault(f => f.IsSame(fault));
        Preempt(sample, v => Shown(v) is not null);
        Shorten(sample, v => Shown(v) is not null);
        // It speaks of goroutines by their numbers, and these depend on the schedule.
        return Try(new ReplaySearch(sample.Schedule)) is ({ } verdict, _)
            ? Shown(verdict) ?? fault
            : fault;
    }

    /// <summary>Leaves out one departure after the other, as long as it still shows the same.</summary>
    internal void Shorten(Sample sample, Predicate<Verdict> isSame)
    {
        bool shorter = true;
        while (shorter)
        {
            shorter = false;
            foreach (var departure in sample.Schedule.Departures)
            {
                if (!budget.Take())
                    return;
                var rest = sample.Schedule.Departures.Where(d => d != departure);
                var search = new ReplaySearch(new Schedule(rest));
                if (
                    Try(search) is ({ } verdict, var guide)
                    && isSame(verdict)
                    && sample.Improve(guide)
                )
                {
                    shorter = true;
                    break;
                }
            }
        }
    }

    /// <summary>Tries all schedules with no preemption, then with one, and so on.</summary>
    private void Preempt(Sample sample, Predicate<Verdict> isSame)
    {
        int left = MostTried;
        for (int bound = 0; bound < sample.Preemptions; bound++)
        for (
            var search = new BoundedSearch(bound);
            left > 0 && search.Begin() && budget.Take();
            left--
        )
            if (Try(search, begun: true) is ({ } verdict, var guide) && isSame(verdict))
                sample.Improve(guide);
    }

    private (Verdict? Verdict, Guide Guide) Try(ScheduleSearch search, bool begun = false)
    {
        if (!begun)
            search.Begin();
        var trial = run(search);
        return (trial.End is null || Verdict.IsCut(trial) ? null : Verdict.Of(trial), trial.Guide);
    }
}
