using System.Globalization;
using System.Xml.Linq;

namespace Charts.Tests;

/// <summary>Reads a figure's SVG back, to measure what was drawn.</summary>
internal sealed class Picture(Figure figure)
{
    private readonly XElement _root = XDocument.Parse(figure.ToSvg()).Root!;

    internal double Width => Number(_root, "width");

    internal double Height => Number(_root, "height");

    internal IEnumerable<XElement> All => _root.DescendantsAndSelf();

    internal IEnumerable<string> Texts => Named("text").Select(text => text.Value);

    internal IEnumerable<XElement> Named(string name) =>
        _root.Descendants().Where(element => element.Name.LocalName == name);

    /// <summary>The bars of a colour: the pieces <c>Mx yhwvh…</c> of its paths.</summary>
    internal List<(double X, double Y, double Width, double Height)> Bars(string fill) =>
        [
            .. Named("path")
                .Where(path => (string?)path.Attribute("fill") == fill)
                .SelectMany(path =>
                    ((string)path.Attribute("d")!).Split('z', StringSplitOptions.RemoveEmptyEntries)
                )
                .Where(piece => piece.Contains('h', StringComparison.Ordinal))
                .Select(Bar),
        ];

    internal static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    private static (double X, double Y, double Width, double Height) Bar(string piece)
    {
        var numbers = piece
            .Split(['M', ' ', 'h', 'v'], StringSplitOptions.RemoveEmptyEntries)
            .Select(n => double.Parse(n, CultureInfo.InvariantCulture))
            .ToArray();
        return (numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
