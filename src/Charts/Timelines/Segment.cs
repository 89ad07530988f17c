namespace Charts.Timelines;

/// <summary>A stretch of time in which one goroutine was in one state on one processor.</summary>
/// <param name="Goroutine">Number of the goroutine.</param>
/// <param name="Processor">The processor it ran on; -1 when it had none.</param>
/// <param name="State">What it was doing.</param>
/// <param name="Start">Begin, in the timeline's unit.</param>
/// <param name="End">End, never before <paramref name="Start"/>; equal to it when no time passed.</param>
/// <param name="Reason">Why it waited, in Go's words; null when it did not.</param>
internal readonly record struct Segment(
    long Goroutine,
    int Processor,
    GoroutineState State,
    long Start,
    long End,
    string? Reason = null
)
{
    internal long Length => End - Start;
}
