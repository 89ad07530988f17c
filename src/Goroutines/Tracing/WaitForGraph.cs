namespace Goroutines;

/// <summary>Who waits for whom when a run is over: the goroutines that stand still, what they wait for, and who has it.</summary>
/// <remarks>
/// It is read from a trace alone. Of a lock a trace tells who holds it. Of a channel it tells who used it last, not who
/// will use it; of a WaitGroup it does not tell who has yet to call <c>Done</c>. So only locks make a circle. Sleeping
/// goroutines, and those that await something outside the library, are not in it: they can go on.
/// </remarks>
public sealed class WaitForGraph
{
    private WaitForGraph(
        IReadOnlyList<WaitForEdge> edges,
        IReadOnlyList<IReadOnlyList<WaitForEdge>> cycles
    )
    {
        Edges = edges;
        Cycles = cycles;
    }

    /// <summary>
    /// One edge for each goroutine that waits and each other that has what it waits for; one to nobody where a trace does
    /// not tell. In the order of the goroutines' numbers.
    /// </summary>
    public IReadOnlyList<WaitForEdge> Edges { get; }

    /// <summary>
    /// The circles: in each the holder of an edge is the goroutine of the next, and the holder of the last that of the
    /// first. None of these goroutines can ever go on.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<WaitForEdge>> Cycles { get; }

    /// <summary>Who waits for whom at the end of a run.</summary>
    /// <param name="trace">The run.</param>
    public static WaitForGraph Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var reader = new WaitForReader();
        foreach (var e in trace.Events)
            reader.Read(e);
        var edges = reader.Edges();
        return new WaitForGraph(edges, WaitForCycles.In(edges));
    }

    /// <summary>The graph in sentences, the circles first; empty if nobody waits.</summary>
    public override string ToString() => WaitForText.Of(this);
}

/// <summary>A goroutine waits for something, and somebody has it.</summary>
/// <param name="Goroutine">Number of the goroutine that waits.</param>
/// <param name="Reason">Why it waits, in Go's words: <c>sync.Mutex.Lock</c>, <c>chan receive</c>.</param>
/// <param name="Subject">Number of the lock, channel or group; 0 if it is several or none.</param>
/// <param name="File">Where it waits; null if unknown.</param>
/// <param name="Line">Line in <paramref name="File"/>.</param>
public sealed record WaitForEdge(
    long Goroutine,
    string Reason,
    long Subject,
    string? File,
    int Line
)
{
    /// <summary>Number of the goroutine that the edge leads to; 0 if it leads to none.</summary>
    public long Holder { get; init; }

    /// <summary>What that goroutine has to do with it.</summary>
    public WaitForRelation Relation { get; init; }

    /// <summary>Where <see cref="Holder"/> took, or used it; null if unknown.</summary>
    public string? HolderFile { get; init; }

    /// <summary>Line in <see cref="HolderFile"/>.</summary>
    public int HolderLine { get; init; }

    /// <summary>Whether the holder's function is over, so that it never gives the lock back.</summary>
    public bool HolderHasEnded { get; init; }
}

/// <summary>What a goroutine has to do with what another waits for.</summary>
public enum WaitForRelation
{
    /// <summary>A trace does not tell, or there is nobody.</summary>
    Unknown,

    /// <summary>It holds the lock.</summary>
    Holds,

    /// <summary>It holds the lock for reading.</summary>
    Reads,

    /// <summary>It waits to write, and lets no new readers pass.</summary>
    WaitsToWrite,

    /// <summary>It was the last to send on the channel.</summary>
    SentLast,

    /// <summary>It was the last to receive from the channel.</summary>
    ReceivedLast,
}
