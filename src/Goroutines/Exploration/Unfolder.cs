namespace Goroutines;

/// <summary>Unfolds the schedules of a program, those with few choices first: each position is a run that stops there.</summary>
/// <remarks>
/// A run cannot be copied, so each begins again and repeats the choices before. That is cheap as long as programs are
/// small, and they must be: the tree grows with every order of steps.
/// </remarks>
internal sealed class Unfolder
{
    /// <summary>So many runs for each position, that steps which are no choice come to an end even if there is none.</summary>
    private const int MostRuns = 8;

    private readonly Trials _trials;
    private readonly UnfoldOptions _options;
    private readonly SimulationOptions _machine;
    private readonly Budget _budget;

    internal Unfolder(Func<GoTask> main, UnfoldOptions? options, string file, int line)
    {
        _trials = new Trials(main, file, line);
        _options = options ?? new UnfoldOptions();
        _machine = new SimulationOptions
        {
            MaxSteps = _options.MaxSteps,
            DetectRaces = _options.DetectRaces,
        };
        _budget = new Budget(MostRuns * (long)_options.MaxPositions, _options.MaxTime);
    }

    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    internal ScheduleTree Run() => _trials.Do(Unfold);

    private ScheduleTree Unfold()
    {
        var root = Reach(null, null);
        var open = new Queue<SchedulePosition>([root]);
        int positions = 1;
        bool isComplete = true;
        while (open.TryDequeue(out var position))
        {
            if (_options.Until?.Invoke(position) == true || position.Moves.Count == 0)
                continue;
            bool isWhole = Expand(position, _options.MaxPositions - positions);
            isComplete &= isWhole;
            foreach (var move in position.Moves)
                if (move.Next is { } next)
                {
                    positions++;
                    open.Enqueue(next);
                }
        }
        return new ScheduleTree(root, positions, isComplete);
    }

    /// <summary>Tries the moves of a position.</summary>
    /// <returns>Whether all were tried.</returns>
    private bool Expand(SchedulePosition position, int room)
    {
        for (int i = 0; i < position.Moves.Count; i++)
        {
            if (position.Moves.Count > room || !_budget.Take())
            {
                foreach (var move in position.Moves)
                    move.Next = null;
                return false;
            }
            var next = Reach(position, position.Moves[i]);
            position.Moves[i].Next = next;
            if (!IsNoChoice(position.Moves[i], next))
                continue;
            position.Absorb(next);
            i = -1;
        }
        return true;
    }

    /// <summary>Runs the program up to the next choice.</summary>
    private SchedulePosition Reach(SchedulePosition? from, ScheduleMove? move)
    {
        Departure? choice = move switch
        {
            null => null,
            { Possibility: 0 } => new(0, move.Goroutine, IsValue: false),
            _ => new(0, move.Possibility - 1, IsValue: true),
        };
        var position = new SchedulePosition(from, choice);
        var search = new UnfoldingSearch(position.Path());
        var trial = _trials.Prepare(new Guide(search), _machine, hasAfterlife: false);
        search.Program = trial.Program;
        _trials.Run(trial);
        bool isOver = search.Moves is null;
        int count = isOver ? trial.EventCount : search.EventCount;
        position.Reach(
            count,
            trial.Trace!.Events.Take((from?.EventCount ?? 0)..count),
            isOver ? EndOf(trial) : null
        );
        position.Moves = search.Moves ?? [];
        if (trial.Program.Races?.Close(endsWell: false) is { Count: > 0 } races)
            position.Races = [.. races.Take(isOver ? races.Count : search.RaceCount)];
        return position;
    }

    private static ScheduleEnd EndOf(Trial trial)
    {
        var end = trial.End!;
        var fault = Verdict.FaultOf(end, trial.Guide);
        return new(fault?.Kind, end.ExitCode, end.Report, trial.Output);
    }

    /// <summary>Whether all that a goroutine did was to start another, or to end without ending the program.</summary>
    private static bool IsNoChoice(ScheduleMove move, SchedulePosition next)
    {
        for (int i = 0; i < next.Events.Count; i++)
        {
            var e = next.Events[i];
            switch (e.Kind)
            {
                case TraceEventKind.Running when e.Goroutine == move.Goroutine:
                case TraceEventKind.Yielded:
                    break;
                case TraceEventKind.Created:
                    return e.Other == move.Goroutine;
                case TraceEventKind.Ended:
                    // What follows is no longer its step.
                    bool isLast = i == next.Events.Count - 1;
                    return !isLast || next.End is null or { Death: FindingKind.Deadlock };
                default:
                    return false;
            }
        }
        return false;
    }
}
