using System.Runtime.InteropServices;

namespace Charts.Timelines;

/// <summary>A stretch of the critical path: what the end of the run waited for in this time.</summary>
/// <param name="Goroutine">In whose life it lies; 0 where nothing ran.</param>
/// <param name="Start">Begin, in the timeline's unit.</param>
/// <param name="End">End.</param>
/// <param name="State">What that goroutine did.</param>
/// <param name="Reason">Why it waited, in Go's words; null when it did not.</param>
/// <param name="Behind">The lock for which the path waited meanwhile; null if it waited for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PathPiece(
    long Goroutine,
    long Start,
    long End,
    GoroutineState State,
    string? Reason,
    PathLock? Behind
)
{
    internal long Length => End - Start;

    /// <summary>What this time was, as a sum's name: <c>work in G3</c>.</summary>
    internal string Part =>
        Behind is { } held ? "waiting for " + held.Name
        : Goroutine == 0 ? "nothing runs"
        : State switch
        {
            GoroutineState.Running or GoroutineState.OffProcessor => Units.Text(
                $"work in G{Goroutine}"
            ),
            GoroutineState.Ready => "waiting for a core",
            GoroutineState.Sleep => "sleeping",
            _ => "waiting: " + (Reason ?? "unknown"),
        };
}

/// <summary>A lock that the path waits for.</summary>
internal sealed record PathLock(long Number, bool IsReadWrite)
{
    internal string Name => Units.Text($"{(IsReadWrite ? "RWMutex" : "mutex")} #{Number}");
}
