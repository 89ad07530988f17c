namespace Goroutines;

/// <summary>Runs a program under one schedule after the other, and keeps what they show.</summary>
internal sealed class Explorer
{
    private const int ProgressEvery = 256;

    private readonly Func<GoTask> _main;
    private readonly ExploreOptions _options;
    private readonly SimulationOptions _machine;
    private readonly SimulationOptions _tracing;
    private readonly string _file;
    private readonly int _line;
    private readonly Budget _budget;
    private readonly Findings _found = new();
    private readonly ExecutionContext? _locals = ExecutionContext.Capture();
    private Guide? _guide;
    private SimulatedScheduler? _scheduler;
    private long _schedules;
    private long _redundant;
    private bool _isCut;

    internal Explorer(Func<GoTask> main, ExploreOptions? options, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(main);
        _main = main;
        _options = options ?? new ExploreOptions();
        _machine = Machine(_options, trace: false);
        _tracing = Machine(_options, trace: true);
        _budget = new Budget(_options.MaxSchedules, _options.MaxTime);
        _file = file;
        _line = line;
    }

    /// <exception cref="SimulationException">The program cannot be simulated.</exception>
    internal Exploration Run() => Visit.Run(Explore, () => Volatile.Read(ref _scheduler));

    private Exploration Explore()
    {
        bool complete = _options.Strategy switch
        {
            _ when _options.PreemptionBound is { } bound => RunAll(new BoundedSearch(bound)),
            ExploreStrategy.Exhaustive => RunAll(new ReducedSearch()),
            ExploreStrategy.Random => RunAll(new RandomSearch(_options.Seed)),
            ExploreStrategy.Pct => RunAll(new PctSearch(_options.Seed)),
            _ => RunAll(new ReducedSearch(), (_options.MaxSchedules + 1) / 2) || RunRandomly(),
        };
        var minimizer = new Minimizer(search => RunOne(search, _machine));
        var explaining = new Explaining(search => RunOne(search, _tracing));
        return new Exploration(
            _found.Outcomes(minimizer),
            _found.All(minimizer, explaining),
            _schedules,
            _redundant,
            complete && !_isCut
        );
    }

    private bool RunRandomly()
    {
        ScheduleSearch[] searches = [new PctSearch(_options.Seed), new RandomSearch(_options.Seed)];
        for (int turn = 0; _budget.Take(); turn++)
            RunNext(searches[turn % searches.Length]);
        return false;
    }

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
        {
            _schedules++;
            if (Verdict.IsCut(trial))
                _isCut = true;
            else
                _found.Add(trial.Guide, Verdict.Of(trial));
        }
        if (_options.Progress is { } progress && _budget.Spent % ProgressEvery == 0)
            progress.Report(new(_schedules, _found.OutcomeCount, _found.Count));
        return true;
    }

    private Trial RunOne(ScheduleSearch search, SimulationOptions machine)
    {
        if (_guide?.Search != search)
            _guide = new Guide(search);
        var trial = new Trial(machine, _guide, _locals);
        Volatile.Write(ref _scheduler, trial.Scheduler);
        trial.Run(_main, _file, _line);
        search.End();
        if (search.HasDiverged)
            throw SimulationException.NotRepeated();
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
