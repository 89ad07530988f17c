using Charts;
using Goroutines;

namespace Exercises.Checking;

/// <summary>
/// Looks at one answer: a check says which properties it should have, one after the other, and the first that does not hold
/// is the verdict.
/// </summary>
internal sealed class Examiner
{
    /// <summary>So many seeds are simulated where the number of cores matters.</summary>
    private const int Seeds = 5;

    /// <summary>A program that takes so many steps is taken to have no end.</summary>
    private const int MostSteps = 200_000;

    /// <summary>On real cores a program is run so many times, however long that takes.</summary>
    private const int FewestRealRuns = 3;

    private static readonly TimeSpan s_explored = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_onRealCores = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_endless = TimeSpan.FromSeconds(3);

    private readonly List<Property> _properties = [];
    private readonly Replay? _replay;

    internal Examiner(Replay? replay = null) => _replay = replay;

    /// <summary>The properties, in the order in which they were looked at.</summary>
    internal IReadOnlyList<Property> Properties => _properties;

    /// <summary>The first property that does not hold; null if all do.</summary>
    internal Failure? Failure { get; private set; }

    /// <summary>The run that was asked for, if it was to be run again.</summary>
    internal ProgramRun? Replayed { get; private set; }

    /// <summary>How many schedules were simulated.</summary>
    internal long Schedules { get; private set; }

    /// <summary>How many times a program was run on real cores.</summary>
    internal int RealRuns { get; private set; }

    /// <summary>A property of a value, or of a run that the check makes itself.</summary>
    /// <param name="property">The property, as a sentence.</param>
    /// <param name="judge">Calls <see cref="Expect"/>.</param>
    internal void Holds(string property, Action judge)
    {
        if (!Begin(property))
            return;
        if (_replay is null && MistakeIn(judge) is { } mistake)
            Fail(mistake);
    }

    /// <summary>A property that a program has in every order: simulated schedules first, then real cores.</summary>
    /// <param name="property">The property, as a sentence.</param>
    /// <param name="program">Calls the answer, and <see cref="Expect"/>; the same each time.</param>
    /// <param name="orders">How many; null for the usual.</param>
    internal void InEveryOrder(string property, Func<GoTask> program, Orders? orders = null)
    {
        if (!Begin(property))
            return;
        orders ??= Orders.Usual;
        if (_replay is not null)
        {
            if (_replay.IsOf(_properties.Count))
                Replayed = Simulator.Replay(Judged(program), _replay.Schedule);
            return;
        }
        if (!FailsInSimulation(program, orders))
            RunOnRealCores(program, orders);
    }

    /// <summary>A property of a program on so many simulated cores, in virtual time: how long it takes, what it did.</summary>
    /// <param name="property">The property, as a sentence.</param>
    /// <param name="cores">How many virtual cores.</param>
    /// <param name="program">Calls the answer.</param>
    /// <param name="judge">Looks at the run, which has come to its end and was traced, and calls <see cref="Expect"/>.</param>
    /// <param name="explain">What faults mean in this program.</param>
    internal void OnCores(
        string property,
        int cores,
        Func<GoTask> program,
        Action<ProgramRun> judge,
        params IReadOnlyList<Explanation> explain
    )
    {
        if (!Begin(property))
            return;
        for (int seed = 1; seed <= Seeds && Failure is null; seed++)
        {
            string schedule = Replay.Seed(cores, seed);
            if (_replay is not null && !_replay.Is(_properties.Count, schedule))
                continue;
            var options = new SimulationOptions
            {
                MaxProcs = cores,
                Seed = seed,
                MaxSteps = MostSteps,
                ShowOutput = _replay is not null,
            };
            var log = new MistakeLog();
            var run = Simulator.Run(Judged(program, log), options);
            if (_replay is not null)
            {
                Replayed = run;
                return;
            }
            Schedules++;
            var mistake = log.First ?? Faults.Of(run, explain) ?? MistakeIn(() => judge(run));
            if (mistake is not null)
                Fail(mistake, schedule, run.Trace!.GoroutineTimeline());
        }
    }

    /// <summary>The answer cannot be looked at, or not any further.</summary>
    internal void Refuse(Mistake mistake)
    {
        if (Failure is not null)
            return;
        if (_properties.Count == 0)
            Begin("The answer has the form that is asked for");
        Fail(mistake);
    }

    private bool FailsInSimulation(Func<GoTask> program, Orders orders)
    {
        var judged = Judged(program);
        var found = Explore(judged, orders);
        Schedules += found.Schedules;
        var fault = Faults.Worst(found.Findings, orders);
        if (fault is null)
            return false;
        // What has no end cannot be run again to its end.
        if (fault.Finding.Kind == FindingKind.Livelock)
            Fail(fault.Mistake);
        else
            Fail(fault.Mistake, fault.Finding.Schedule, fault.Finding.Counterexample(judged));
        return true;
    }

    private static Exploration Explore(Func<GoTask> program, Orders orders) =>
        Simulator.Explore(
            program,
            new ExploreOptions
            {
                MaxSchedules = orders.Schedules,
                MaxTime = s_explored,
                MaxSteps = orders.MaxSteps,
                DetectRaces = !orders.AllowRaces,
            }
        );

    private void RunOnRealCores(Func<GoTask> program, Orders orders)
    {
        var options = new RunOptions { Timeout = s_endless, ShowOutput = false };
        var begun = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < orders.RealRuns; i++)
        {
            if (i >= FewestRealRuns && begun.Elapsed > s_onRealCores)
                return;
            var log = new MistakeLog();
            var judged = Judged(program, log);
            // Not on the caller's thread: a cell may have a synchronization context.
            var run = Task.Run(() => GoRuntime.Run(judged, options)).GetAwaiter().GetResult();
            RealRuns++;
            if (log.First is { } mistake)
                Fail(mistake);
            else if (Faults.Of(run, orders.Explain) is { } fault)
                Fail(fault);
            if (Failure is not null)
                return;
        }
    }

    /// <summary>The program, which ends with a mistake that was noted even if the answer has caught it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="log">Where a program that is run once notes mistakes; null: in a new one each time.</param>
    private static Func<GoTask> Judged(Func<GoTask> program, MistakeLog? log = null) =>
        async () =>
        {
            var mine = log ?? new MistakeLog();
            Expect.NoteIn(mine);
            await program();
            if (mine.First is { } mistake)
                throw new MistakeException(mistake);
        };

    private static Mistake? MistakeIn(Action judge)
    {
        try
        {
            judge();
            return null;
        }
        catch (MistakeException e)
        {
            return e.Mistake;
        }
    }

    /// <summary>Notes a property, and tells whether it is to be looked at.</summary>
    private bool Begin(string property)
    {
        bool isOpen = Failure is null;
        _properties.Add(new(property, isOpen ? PropertyState.Holds : PropertyState.NotSeen));
        return isOpen;
    }

    private void Fail(Mistake mistake, string? schedule = null, Figure? figure = null)
    {
        _properties[^1] = _properties[^1] with { State = PropertyState.Broken };
        string? replay = schedule is null ? null : Replay.Of(_properties.Count, schedule);
        Failure = new(mistake, replay, figure);
    }
}
