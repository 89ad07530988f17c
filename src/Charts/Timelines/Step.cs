using Goroutines;

namespace Charts.Timelines;

/// <summary>One row of an interleaving: what a goroutine did, and to which other it reaches.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Time">When it was, in nanoseconds.</param>
/// <param name="Kind">What kind of step it is.</param>
/// <param name="Goroutine">Who did it, or was woken; 0 for a row about many.</param>
/// <param name="Other">Whom it started, or who woke it; 0 if none.</param>
/// <param name="Processor">Where it ran; -1 if nowhere.</param>
/// <param name="Text">What was done.</param>
/// <param name="Short">The same for a narrow column.</param>
/// <param name="Place">The line of source; null if unknown.</param>
internal sealed record Step(
    int Number,
    long Time,
    TraceEventKind Kind,
    long Goroutine,
    long Other,
    int Processor,
    string Text,
    string Short,
    string? Place
)
{
    /// <summary>The source file with its folder; null if unknown.</summary>
    internal string? File { get; init; }

    /// <summary>The line in it; 0 if unknown.</summary>
    internal int Line { get; init; }

    /// <summary>Whether the goroutine was taken off its core though it could go on.</summary>
    internal bool IsInterruption { get; init; }
}
