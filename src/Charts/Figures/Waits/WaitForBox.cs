namespace Charts.Figures.Waits;

/// <summary>A box of a wait-for graph, by its middle.</summary>
internal sealed record WaitForBox(
    double X,
    double Y,
    double Width,
    string Text,
    string Detail,
    string Fill,
    string Stroke
)
{
    /// <summary>How high every box is.</summary>
    internal const double Height = 42;

    /// <summary>Whether a point is in the box, or as near as that.</summary>
    internal bool Holds(double x, double y, double margin) =>
        Math.Abs(x - X) < (Width / 2) + margin && Math.Abs(y - Y) < (Height / 2) + margin;
}
