namespace Goroutines;

/// <summary>The schedules of a program as a tree: at every position those who could go on, and what happens if they do.</summary>
/// <remarks>
/// Nothing is reduced as in an <see cref="Exploration"/>: orders that lead to the same are different paths. Only two
/// kinds of steps are no choice: a goroutine starts another, or has nothing left to do but to end. They are taken at once,
/// because what the others do comes out the same before and after. Like <see cref="Exploration.Complete"/> that is
/// relative to the points at which the simulator switches.
/// </remarks>
public sealed class ScheduleTree
{
    internal ScheduleTree(SchedulePosition root, int positions, bool complete)
    {
        Root = root;
        Positions = positions;
        Complete = complete;
    }

    /// <summary>The first position with a choice, or the program's end if it has none.</summary>
    public SchedulePosition Root { get; }

    /// <summary>How many positions there are.</summary>
    public int Positions { get; }

    /// <summary>Whether no position is cut: every schedule is there, as far as the options want to see it.</summary>
    public bool Complete { get; }
}

/// <summary>A point of a run at which more than one goroutine could go on, or its end.</summary>
public sealed class SchedulePosition
{
    private readonly List<TraceEvent> _events = [];
    private readonly List<Departure> _own = [];

    internal SchedulePosition(SchedulePosition? parent, Departure? choice)
    {
        Parent = parent;
        if (choice is { } made)
            _own.Add(made);
    }

    /// <summary>The position before; null at the root.</summary>
    public SchedulePosition? Parent { get; }

    /// <summary>What happened since the position before.</summary>
    public IReadOnlyList<TraceEvent> Events => _events;

    /// <summary>Who could go on, the usual one first; empty at the end of the program.</summary>
    public IReadOnlyList<ScheduleMove> Moves { get; internal set; } = [];

    /// <summary>How the program ended; null if it goes on.</summary>
    public ScheduleEnd? End { get; private set; }

    /// <summary>The data races that have shown themselves since the program began.</summary>
    public IReadOnlyList<DataRace> Races { get; internal set; } = [];

    /// <summary>The whole way to here, for <c>Simulator.Replay</c>; every choice is in it, also the usual ones.</summary>
    public string Schedule => new Schedule(Path()).ToString();

    /// <summary>
    /// The choices since the position before, as in <see cref="Schedule"/> but without their numbers: the one that
    /// was made there, then those that were no choice. Negative numbers are possibilities: -1 is the first.
    /// </summary>
    public IReadOnlyList<long> Choices =>
        [.. _own.Select(own => own.IsValue ? -1 - own.Choice : own.Choice)];

    /// <summary>How many events there were from the beginning of the run.</summary>
    internal int EventCount { get; private set; }

    internal void Reach(int eventCount, IEnumerable<TraceEvent> events, ScheduleEnd? end)
    {
        EventCount = eventCount;
        _events.AddRange(events);
        End = end;
    }

    /// <summary>Goes on to the next position, as if there had been no choice here.</summary>
    internal void Absorb(SchedulePosition next)
    {
        _events.AddRange(next._events);
        _own.AddRange(next._own);
        EventCount = next.EventCount;
        Moves = next.Moves;
        End = next.End;
        Races = next.Races;
    }

    internal List<Departure> Path()
    {
        var path = Parent?.Path() ?? [];
        foreach (var own in _own)
            path.Add(own with { At = path.Count + 1 });
        return path;
    }
}

/// <summary>One way to go on.</summary>
/// <param name="Goroutine">Number of the goroutine that goes on; 0 for a choice that is none's, such as a select's case.</param>
/// <param name="Possibility">Which of several ways a select goes on, from 1; 0 if it is about who goes on.</param>
public sealed record ScheduleMove(long Goroutine, int Possibility)
{
    /// <summary>Where it leads to; null if it was not tried: the tree is cut there.</summary>
    public SchedulePosition? Next { get; internal set; }
}

/// <summary>How a program ended.</summary>
/// <param name="Death">What it died of; null if main returned, or it exited.</param>
/// <param name="ExitCode">Go's exit code.</param>
/// <param name="Report">What Go would print to stderr; empty if it did not die.</param>
/// <param name="Output">What it wrote to <c>Console.Out</c>.</param>
public sealed record ScheduleEnd(FindingKind? Death, int ExitCode, string Report, string Output);
