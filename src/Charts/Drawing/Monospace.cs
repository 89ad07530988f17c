using System.Text;

namespace Charts.Drawing;

/// <summary>How wide text in a monospaced font is: every character takes the same, a wide one (CJK, emoji) two.</summary>
internal static class Monospace
{
    /// <summary>A character's width as a part of the font's size; no common font is wider.</summary>
    internal const double Em = 0.62;

    internal static double Of(string text, double size)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cells += Cells(rune);
        }

        return cells * Em * size;
    }

    /// <summary>Cuts text that does not fit and ends it with an ellipsis.</summary>
    internal static string Fit(string text, double room, double size)
    {
        if (Of(text, size) <= room + 1e-9)
        {
            return text;
        }

        var fitted = new StringBuilder();
        var used = Em * size;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Cells(rune) * Em * size;
            if (used > room + 1e-9)
            {
                break;
            }

            fitted.Append(rune.ToString());
        }

        return fitted.Append('…').ToString();
    }

    private static int Cells(Rune rune) =>
        rune.Value is < 0x1100 or (>= 0x2000 and < 0x2e80) ? 1 : 2;
}
