namespace Charts.Drawing;

/// <summary>What every figure has: an opaque card, a title that states the finding, and a legend at the foot.</summary>
internal sealed class Card
{
    internal const double Width = 900;
    internal const double Margin = 16;
    private const double Room = Width - (2 * Margin);
    private readonly string _finding;
    private readonly string? _title;

    internal Card(string finding, string? title, string? note)
    {
        _finding = finding;
        _title = title;
        Note = note;
        Top = 36 + (title is null ? 0 : 20) + (note is null ? 0 : 18);
    }

    /// <summary>Where the figure's own drawing begins.</summary>
    internal double Top { get; }

    internal Svg Svg { get; } = new();

    private string? Note { get; }

    /// <summary>Draws the legend from <paramref name="y"/> on and closes the document.</summary>
    internal string Finish(double y, IReadOnlyList<LegendEntry> legend, string description)
    {
        var content = new Svg();
        var bottom = Legend(y, legend) + 14;
        content.Rect(0.5, 0.5, Width - 1, bottom - 1, Palette.Card, 8, Palette.Border);
        var line = 26.0;
        var heading = _title ?? _finding;
        var size = Fitting(heading, 16);
        content.Text(Margin, line, TextWidth.Fit(heading, Room, size), size, bold: true);
        if (_title is not null)
        {
            line += 20;
            content.Text(Margin, line, TextWidth.Fit(_finding, Room, 13), 13);
        }

        if (Note is not null)
        {
            content.Text(Margin, line + 18, TextWidth.Fit(Note, Room), 12, Palette.Quiet);
        }

        content.Append(Svg);
        return content.ToDocument(Width, bottom, description);
    }

    /// <summary>The largest size, down to 12, at which a bold heading fits on one line.</summary>
    private static double Fitting(string text, double size)
    {
        while (size > 12 && TextWidth.Of(text, size) * 1.2 > Room)
        {
            size -= 0.5;
        }

        return size;
    }

    private double Legend(double y, IReadOnlyList<LegendEntry> legend)
    {
        if (legend.Count == 0)
        {
            return y;
        }

        var x = Margin;
        var line = y + 12;
        foreach (var entry in legend)
        {
            var width = 24 + TextWidth.Of(entry.Text);
            if (x > Margin && x + width > Width - Margin)
            {
                x = Margin;
                line += 20;
            }

            entry.Draw(Svg, x, line - 5);
            Svg.Text(x + 20, line, entry.Text, 12, Palette.Quiet);
            x += width + 14;
        }

        return line;
    }
}
