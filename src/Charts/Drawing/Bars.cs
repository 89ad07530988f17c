using System.Text;

namespace Charts.Drawing;

/// <summary>Collects bars of one colour into one path each: thousands of bars cost a few bytes apiece.</summary>
internal sealed class Bars
{
    private readonly SortedDictionary<string, StringBuilder> _paths = new(StringComparer.Ordinal);

    internal void Add(string fill, double x, double y, double width, double height)
    {
        if (!_paths.TryGetValue(fill, out var path))
        {
            _paths.Add(fill, path = new StringBuilder());
        }

        var w = Svg.Number(width);
        path.Append('M')
            .Append(Svg.Number(x))
            .Append(' ')
            .Append(Svg.Number(y))
            .Append('h')
            .Append(w)
            .Append('v')
            .Append(Svg.Number(height))
            .Append("h-")
            .Append(w)
            .Append('z');
    }

    internal void Draw(Svg svg)
    {
        foreach (var (fill, path) in _paths)
        {
            svg.Path(path.ToString(), fill);
        }
    }
}
