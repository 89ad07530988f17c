namespace Goroutines;

/// <summary>One thing that happened in a run, at one instant.</summary>
/// <param name="Time">Nanoseconds since the run began, on the scheduler's clock (virtual in the simulator).</param>
/// <param name="Kind">What happened.</param>
/// <param name="Goroutine">Number of the goroutine it happened to, 1 is main; 0 if none.</param>
/// <param name="Processor">Number of the processor it happened on, from 0; -1 outside any.</param>
public readonly record struct TraceEvent(
    long Time,
    TraceEventKind Kind,
    long Goroutine,
    int Processor
)
{
    /// <summary>The text of a <see cref="TraceEventKind.Yielded"/> to which the goroutine was made.</summary>
    public const string Preempted = "preempted";

    /// <summary>The other goroutine involved: the maker of a created one, the waker of a ready one; 0 if none.</summary>
    public long Other { get; init; }

    /// <summary>Number of the channel, lock or group the event is about, or the robbed processor; 0 if none.</summary>
    public long Subject { get; init; }

    /// <summary>Wait reason, operation name or console text, as <see cref="Kind"/> says; else null.</summary>
    public string? Text { get; init; }

    /// <summary>Source file of the operation, as the compiler knew it; null if unknown.</summary>
    public string? File { get; init; }

    /// <summary>Line in <see cref="File"/>, from 1; 0 if unknown.</summary>
    public int Line { get; init; }
}
