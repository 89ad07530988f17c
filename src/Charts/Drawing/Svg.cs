using System.Globalization;
using System.Text;

namespace Charts.Drawing;

/// <summary>
/// Writes SVG elements with presentation attributes only: no style sheet, no class, no script, no font file,
/// because an image must look the same wherever it is shown.
/// </summary>
internal sealed class Svg
{
    internal const string CodeFonts = "ui-monospace,Consolas,Menlo,'DejaVu Sans Mono',monospace";
    private const string Fonts = "system-ui,'Segoe UI',Helvetica,Arial,sans-serif";
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _definitions = new();

    internal void Rect(
        double x,
        double y,
        double width,
        double height,
        string fill,
        double radius = 0,
        string? stroke = null,
        string? dash = null
    )
    {
        _body
            .Append("<rect x=\"")
            .Append(Number(x))
            .Append("\" y=\"")
            .Append(Number(y))
            .Append("\" width=\"")
            .Append(Number(Math.Max(0, width)))
            .Append("\" height=\"")
            .Append(Number(Math.Max(0, height)))
            .Append('"');
        Attribute("fill", fill);
        if (radius > 0)
        {
            Attribute("rx", Number(radius));
        }

        if (stroke is not null)
        {
            Attribute("stroke", stroke);
        }

        if (dash is not null)
        {
            Attribute("stroke-dasharray", dash);
        }

        _body.Append("/>\n");
    }

    internal void Path(
        string data,
        string? fill,
        string? stroke = null,
        double width = 1,
        string? dash = null
    )
    {
        if (data.Length == 0)
        {
            return;
        }

        _body.Append("<path");
        Attribute("d", data);
        Attribute("fill", fill ?? "none");
        if (stroke is not null)
        {
            Attribute("stroke", stroke);
            if (Math.Abs(width - 1) > 0.001)
            {
                Attribute("stroke-width", Number(width));
            }
        }

        if (dash is not null)
        {
            Attribute("stroke-dasharray", dash);
        }

        _body.Append("/>\n");
    }

    internal void Line(
        double x1,
        double y1,
        double x2,
        double y2,
        string stroke,
        double width = 1,
        string? dash = null
    ) => Path($"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}", null, stroke, width, dash);

    internal void Circle(double x, double y, double radius, string fill, string stroke)
    {
        _body.Append("<circle");
        Attribute("cx", Number(x));
        Attribute("cy", Number(y));
        Attribute("r", Number(radius));
        Attribute("fill", fill);
        Attribute("stroke", stroke);
        _body.Append("/>\n");
    }

    /// <summary>Writes text whose baseline is at <paramref name="y"/>.</summary>
    internal void Text(
        double x,
        double y,
        string text,
        double size = 12,
        string fill = Palette.Ink,
        string? anchor = null,
        bool bold = false,
        bool code = false
    )
    {
        _body.Append("<text");
        Attribute("x", Number(x));
        Attribute("y", Number(y));
        if (Math.Abs(size - 12) > 0.001)
        {
            Attribute("font-size", Number(size));
        }

        if (!string.Equals(fill, Palette.Ink, StringComparison.Ordinal))
        {
            Attribute("fill", fill);
        }

        if (anchor is not null)
        {
            Attribute("text-anchor", anchor);
        }

        if (bold)
        {
            Attribute("font-weight", "600");
        }

        if (code)
        {
            // Spaces at the start of a line of code, and several in a row, are part of it.
            Attribute("font-family", CodeFonts);
            Attribute("xml:space", "preserve");
        }

        _body.Append('>').Append(Escape(text)).Append("</text>\n");
    }

    /// <summary>Defines diagonal stripes to lay over a colour.</summary>
    internal void DefineStripes(string id, string stroke) =>
        _definitions.Append(
            CultureInfo.InvariantCulture,
            $"""<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="{stroke}" stroke-width="4" stroke-opacity="0.55"/></pattern>"""
        );

    /// <summary>Adds all that another writer has drawn, on top.</summary>
    internal void Append(Svg other)
    {
        _body.Append(other._body);
        _definitions.Append(other._definitions);
    }

    internal string ToDocument(double width, double height, string description) =>
        new StringBuilder()
            .Append(
                CultureInfo.InvariantCulture,
                $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Number(width)}" height="{Number(height)}" viewBox="0 0 {Number(width)} {Number(height)}" role="img" aria-label="{Escape(description)}" font-family="{Fonts}" font-size="12" fill="{Palette.Ink}">"""
            )
            .Append('\n')
            .Append(_definitions.Length == 0 ? "" : $"<defs>{_definitions}</defs>\n")
            .Append(_body)
            .Append("</svg>\n")
            .ToString();

    /// <summary>A coordinate: one decimal is finer than a screen shows.</summary>
    internal static string Number(double value) =>
        (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>
    /// Makes text safe in an element or attribute. Control characters, which XML cannot hold, become their
    /// visible pictures, so that a console's line break is seen and not lost.
    /// </summary>
    internal static string Escape(string text) => Write(text, markup: true);

    /// <summary>Control characters as their pictures, for text that is written elsewhere.</summary>
    internal static string Visible(string text) => Write(text, markup: false);

    private static string Write(string text, bool markup)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' when markup => safe.Append("&lt;"),
                '>' when markup => safe.Append("&gt;"),
                '&' when markup => safe.Append("&amp;"),
                '"' when markup => safe.Append("&quot;"),
                '\'' when markup => safe.Append("&#39;"),
                < 0x20 => safe.Append((char)(0x2400 + rune.Value)),
                0x7f => safe.Append('\u2421'),
                0xfffe or 0xffff => safe.Append('\ufffd'),
                _ => safe.Append(rune.ToString()),
            };
        }

        return safe.ToString();
    }

    private void Attribute(string name, string value) =>
        _body.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
}
