using Goroutines;

namespace Charts.Timelines;

/// <summary>One row of an interleaving: what a goroutine did, and to which other it reaches.</summary>
internal sealed record Step(
    int Number,
    long Time,
    TraceEventKind Kind,
    long Goroutine,
    long Other,
    int Processor,
    string Text,
    string? Place
);
