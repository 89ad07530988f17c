namespace Charts.Timelines;

/// <summary>
/// A piece of a lane as wide as it can be seen: one segment, or many short ones with the share of
/// the width that each key takes. The shares sum to at most 1; the rest is empty.
/// </summary>
internal sealed record Cell(
    double Start,
    double End,
    IReadOnlyList<KeyValuePair<long, double>> Parts,
    Segment? Whole,
    int Count
);
