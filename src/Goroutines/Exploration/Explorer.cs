namespace Goroutines;

/// <summary>Runs a program under one schedule after the other, and keeps what they show.</summary>
internal sealed class Explorer
{
    private const int ProgressEvery = 256;

    /// <summary>So many random schedules look whether the reduced search has left out what it should not have.</summary>
    private const int Checks = 256;

    private readonly Trials _trials;
    private readonly ExploreOptions _options;
    private readonly SimulationOptions _machine;
    private readonly SimulationOptions _tracing;
    private readonly Budget _budget;
    private Findings _found = new();
    private Guide? _guide;
    private long _redundant;

    internal Explorer(Func<GoTask> main, ExploreOptions? options, string file, int line)
    {
        _trials = new Trials(main, file, line);
        _options = options ?? new ExploreOptions();
        _machine = Machine(_options, trace: false);
        _tracing = Machine(_options, trace: true);
        _budget = new Budget(_options.MaxSchedules, _options.MaxTime);
    }

    /// <exception cref="SimulationException">The program cannot be simulated.</exception>
    internal Exploration Run() => _trials.Do(Explore);

    private Exploration Explore()
    {
        bool complete = _options.Strategy switch
        {
            _ when _options.PreemptionBound is { } bound => RunAll(new BoundedSearch(bound)),
            ExploreStrategy.Exhaustive => RunReduced(),
            ExploreStrategy.Random => RunAll(new RandomSearch(_options.Seed)),
            ExploreStrategy.Pct => RunAll(new PctSearch(_options.Seed)),
            _ => RunAutomatically(),
        };
        // What was found is there: making it smaller may take as long again, and no longer.
        var minimizer = new Minimizer(
            search => RunOne(search, _machine),
            new Budget(long.MaxValue, _options.MaxTime)
        );
        var explaining = new Explaining(search => RunOne(search, _tracing));
        return new Exploration(
            _found.Outcomes(minimizer),
            _found.All(minimizer, explaining),
            _found.Schedules,
            _redundant,
            complete && !_found.HasCut
        );
    }

    private bool RunAutomatically()
    {
        long quarter = (_options.MaxSchedules + 3) / 4;
        if (RunAll(new BoundedSearch(int.MaxValue), quarter))
            return true;
        // Where the reduced search gets to its end, it alone is counted.
        var first = _found;
        _found = new Findings();
        if (RunReduced(3 * quarter) && _found.Knows(first))
            return !first.HasCut;
        _found.Add(first);
        RunRandomly();
        return false;
    }

    /// <summary>All schedules but those that differ only in the order of steps that do not touch one another.</summary>
    /// <returns>Whether nothing is left, as far as can be told.</returns>
    private bool RunReduced(long limit = long.MaxValue) =>
        RunAll(new ReducedSearch(), limit) && !FindsMore();

    /// <summary>Looks whether some random schedule shows what the reduced search has not.</summary>
    /// <remarks>
    /// What goroutines do to each other through plain variables the library does not see; then steps that it takes to be
    /// independent are not, and a few random schedules most likely show something else.
    /// </remarks>
    private bool FindsMore()
    {
        var searches = RandomSearches();
        for (int i = 0; i < Checks && _budget.Take(); i++)
        {
            var trial = RunOne(searches[i % searches.Length], _machine);
            if (Verdict.IsCut(trial) || _found.Knows(Verdict.Of(trial)))
                continue;
            _found.Add(trial);
            return true;
        }
        return false;
    }

    private void RunRandomly()
    {
        var searches = RandomSearches();
        for (int turn = 0; _budget.Take(); turn++)
            RunNext(searches[turn % searches.Length]);
    }

    private ScheduleSearch[] RandomSearches() =>
        [new PctSearch(_options.Seed), new RandomSearch(_options.Seed)];

    /// <returns>Whether the search has no schedule left.</returns>
    private bool RunAll(ScheduleSearch search, long limit = long.MaxValue)
    {
        while (_budget.Take(limit))
            if (!RunNext(search))
                return true;
        return false;
    }

    /// <returns>Whether there was a schedule left to run.</returns>
    private bool RunNext(ScheduleSearch search)
    {
        if (!search.Begin())
            return false;
        var trial = RunOne(search, _machine);
        if (trial.End is null)
            _redundant++;
        else
            _found.Add(trial);
        if (_options.Progress is { } progress && _budget.Spent % ProgressEvery == 0)
            progress.Report(new(_budget.Spent, _found.OutcomeCount, _found.Count));
        return true;
    }

    private Trial RunOne(ScheduleSearch search, SimulationOptions machine)
    {
        if (_guide?.Search != search)
            _guide = new Guide(search);
        var trial = _trials.Prepare(_guide, machine);
        _trials.Run(trial);
        return trial;
    }

    private static SimulationOptions Machine(ExploreOptions options, bool trace) =>
        new()
        {
            MaxSteps = options.MaxSteps,
            Trace = trace,
            DetectRaces = options.DetectRaces,
        };
}
