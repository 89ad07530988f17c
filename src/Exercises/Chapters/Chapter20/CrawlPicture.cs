using System.Globalization;
using System.Net;
using System.Text;
using Exercises.Showing;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises;

/// <summary>
/// What a crawler does, as a picture: one bar for each fetch, from its start to its end. It shows itself, at any moment, and
/// is for the chapter about the crawler.
/// </summary>
[TypeFormatterSource(
    typeof(CrawlPictureFormatters),
    PreferredMimeTypes = ["text/html", "text/plain"]
)]
public sealed class CrawlPicture
{
    private const int Left = 190;
    private const int Width = 900;
    private const int Row = 13;
    private const int Top = 56;

    private readonly System.Threading.Lock _gate = new();
    private readonly List<Bar> _bars = [];
    private DateTimeOffset _begun;
    private TimeSpan _now;
    private int _busy;
    private int _most;

    /// <summary>How many fetches have ended well.</summary>
    public int Fetched => Count(BarState.Fetched);

    /// <summary>How many fetches have failed.</summary>
    public int Broken => Count(BarState.Broken);

    /// <summary>How many fetches were under way at a time, at most.</summary>
    public int Most
    {
        get
        {
            lock (_gate)
                return _most;
        }
    }

    /// <summary>The same fetch, watched by this picture.</summary>
    /// <param name="fetch">The fetch.</param>
    public Func<string, GoTask<string[]>> Watch(Func<string, GoTask<string[]>> fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return async address =>
        {
            var bar = Begin(address);
            try
            {
                string[] links = await fetch(address);
                End(bar, BarState.Fetched);
                return links;
            }
            catch
            {
                End(bar, BarState.Broken);
                throw;
            }
        };
    }

    /// <summary>The picture as an SVG document that stands by itself.</summary>
    public string ToSvg()
    {
        lock (_gate)
            return Draw();
    }

    /// <summary>The picture as HTML.</summary>
    public string ToHtml() =>
        $"<img alt=\"{WebUtility.HtmlEncode(ToString())}\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(ToSvg()))}\">";

    /// <summary>One line: how many pages, how many at a time, how long.</summary>
    public override string ToString()
    {
        lock (_gate)
            return Headline;
    }

    private string Headline =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Pages fetched: {_bars.Count(b => b.State == BarState.Fetched)}; broken: {_bars.Count(b => b.State == BarState.Broken)}; at a time: {_most} at most; {End().TotalMilliseconds:F0} ms"
        );

    private Bar Begin(string address)
    {
        lock (_gate)
        {
            if (_bars.Count == 0)
                _begun = Now();
            _now = Since(_begun);
            var bar = new Bar(Label(address), _now);
            _bars.Add(bar);
            _most = Math.Max(_most, ++_busy);
            return bar;
        }
    }

    private void End(Bar bar, BarState state)
    {
        lock (_gate)
        {
            _busy--;
            bar.State = state;
            bar.End = _now = Since(_begun);
        }
    }

    private int Count(BarState state)
    {
        lock (_gate)
            return _bars.Count(b => b.State == state);
    }

    private TimeSpan End() => _bars.Count == 0 ? TimeSpan.Zero : _now;

    private static string Label(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath : address;

    private string Draw()
    {
        double end = Math.Max(1, End().TotalMilliseconds);
        double scale = (Width - Left - 20) / end;
        int bottom = Top + (Row * Math.Max(1, _bars.Count));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {bottom + 34}\" width=\"{Width}\" height=\"{bottom + 34}\" role=\"img\" aria-label=\"{Headline}\" font-family=\"sans-serif\" font-size=\"10\">"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"0.5\" y=\"0.5\" width=\"{Width - 1}\" height=\"{bottom + 33}\" rx=\"8\" fill=\"#fff\" stroke=\"#d3dae1\"/>"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"14\" y=\"24\" font-size=\"14\" font-weight=\"bold\" fill=\"#1f2933\">{Headline}</text>"
        );
        Legend(svg);
        for (int i = 0; i < _bars.Count; i++)
        {
            var bar = _bars[i];
            int y = Top + (Row * i);
            double x = Left + (bar.Begun.TotalMilliseconds * scale);
            double width = Math.Max(1.5, ((bar.End ?? _now) - bar.Begun).TotalMilliseconds * scale);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left - 8}\" y=\"{y + 9}\" text-anchor=\"end\" fill=\"#1f2933\">{WebUtility.HtmlEncode(bar.Label)}</text>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x:F1}\" y=\"{y + 1}\" width=\"{width:F1}\" height=\"{Row - 3}\" rx=\"2\" fill=\"{Colour(bar.State)}\"/>"
            );
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left}\" y=\"{bottom + 18}\" fill=\"#5b6875\">0</text><text x=\"{Width - 20}\" y=\"{bottom + 18}\" text-anchor=\"end\" fill=\"#5b6875\">{end:F0} ms</text></svg>"
        );
        return svg.ToString();
    }

    private static void Legend(StringBuilder svg)
    {
        int x = Left;
        foreach (var state in Enum.GetValues<BarState>())
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"36\" width=\"12\" height=\"10\" rx=\"2\" fill=\"{Colour(state)}\"/><text x=\"{x + 17}\" y=\"45\" fill=\"#5b6875\">{Name(state)}</text>"
            );
            x += 110;
        }
    }

    private static string Colour(BarState state) =>
        state switch
        {
            BarState.Fetched => "#2f6db0",
            BarState.Broken => "#c0392b",
            _ => "#f2a93b",
        };

    private static string Name(BarState state) =>
        state switch
        {
            BarState.Fetched => "fetched",
            BarState.Broken => "broken",
            _ => "under way",
        };

    private enum BarState
    {
        UnderWay,
        Fetched,
        Broken,
    }

    private sealed class Bar(string label, TimeSpan begun)
    {
        internal string Label { get; } = label;
        internal TimeSpan Begun { get; } = begun;
        internal TimeSpan? End { get; set; }
        internal BarState State { get; set; }
    }
}

/// <summary>Makes the formatters of <see cref="CrawlPicture"/>; hosts create it and call it by name.</summary>
internal sealed class CrawlPictureFormatters
{
    public CrawlPictureFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new Formatter<CrawlPicture>("text/html", picture => picture.ToHtml()),
            new Formatter<CrawlPicture>("text/plain", picture => picture.ToString()),
        ];
}
