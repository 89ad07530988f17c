namespace Charts.Drawing;

/// <summary>A mark and what it means.</summary>
/// <param name="Text">What it means.</param>
/// <param name="Draw">Draws the mark in 14 × 12 units from x, centred on y.</param>
internal sealed record LegendEntry(string Text, Action<Svg, double, double> Draw)
{
    /// <summary>An entry whose mark is a bar of the height that it has in the picture.</summary>
    internal static LegendEntry Bar(
        string text,
        string fill,
        double height = 12,
        bool striped = false
    ) =>
        new(
            text,
            (svg, x, y) =>
            {
                svg.Rect(x, y - (height / 2), 14, height, fill, 2);
                if (striped)
                {
                    svg.Rect(x, y - (height / 2), 14, height, Marks.StripesFill, 2);
                }
            }
        );
}
