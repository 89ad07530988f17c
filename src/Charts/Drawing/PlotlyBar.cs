namespace Charts.Drawing;

/// <summary>One bar: where it lies and what it says under the pointer.</summary>
internal readonly record struct PlotlyBar(
    int Lane,
    double Start,
    double Length,
    double Height,
    string Hover
);
