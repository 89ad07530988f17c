namespace Goroutines;

/// <summary>What happened in one run, in the order of time: data to query with LINQ or to draw.</summary>
public sealed partial class Trace
{
    /// <summary>Makes a trace of events that are already in the order of time.</summary>
    /// <param name="events">The events.</param>
    /// <param name="maxProcs">How many processors the run had.</param>
    /// <param name="elapsed">How long the run took on its own clock.</param>
    /// <param name="isSimulated">Whether time and processors were virtual.</param>
    public Trace(
        IReadOnlyList<TraceEvent> events,
        int maxProcs,
        TimeSpan elapsed,
        bool isSimulated = false
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxProcs);
        Events = events;
        MaxProcs = maxProcs;
        Elapsed = elapsed;
        IsSimulated = isSimulated;
    }

    /// <summary>The events in the order of time; events of one instant are in the order they happened.</summary>
    public IReadOnlyList<TraceEvent> Events { get; }

    /// <summary>
    /// How many events are missing from the beginning, because the run had more than it was to keep; 0 for a whole trace.
    /// </summary>
    public long Dropped { get; init; }

    /// <summary>What the operating system has counted meanwhile; null in a simulation.</summary>
    public CpuUse? Cpu { get; init; }

    /// <summary>How many processors (Go's P) the run had.</summary>
    public int MaxProcs { get; }

    /// <summary>How long the run took, on the scheduler's clock.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Whether the run was the simulator's: time and processors are virtual.</summary>
    public bool IsSimulated { get; }
}
