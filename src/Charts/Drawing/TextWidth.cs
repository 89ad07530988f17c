using System.Text;

namespace Charts.Drawing;

/// <summary>Estimates how wide text is, a little too wide rather than too narrow: the fonts are the reader's.</summary>
internal static class TextWidth
{
    internal static double Of(string text, double size = 12)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Em(rune);
        }

        return width * size;
    }

    /// <summary>Cuts text that does not fit and ends it with an ellipsis; empty if not even that fits.</summary>
    internal static string Fit(string text, double room, double size = 12)
    {
        if (Of(text, size) <= room)
        {
            return text;
        }

        var fitted = new StringBuilder();
        var used = Of("…", size);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Em(rune) * size;
            if (used > room)
            {
                break;
            }

            fitted.Append(rune.ToString());
        }

        return fitted.Length == 0 ? "" : fitted.Append('…').ToString();
    }

    private static double Em(Rune rune) =>
        rune.Value switch
        {
            ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' =>
                0.32,
            'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '"' => 0.42,
            'm' or 'w' or 'M' or 'W' or '%' or '…' or '@' or '#' or '×' or '→' => 0.95,
            >= 'A' and <= 'Z' => 0.7,
            < 0x1100 => 0.59,
            _ => 1.05,
        };
}
