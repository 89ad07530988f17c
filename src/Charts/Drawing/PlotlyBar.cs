namespace Charts.Drawing;

/// <summary>One bar: where it lies and what it says under the pointer and, where there is room, inside.</summary>
internal readonly record struct PlotlyBar(
    double Lane,
    double Start,
    double Length,
    double Height,
    string Hover,
    string Label = ""
);
