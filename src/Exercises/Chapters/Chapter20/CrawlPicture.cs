using Charts;
using Exercises.Chapters;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises;

/// <summary>
/// What a crawler does, as a picture: one bar for each fetch, from its start to its end. It shows itself, at any moment, and
/// is for the chapter about the crawler.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatters<CrawlPicture>))]
public sealed class CrawlPicture : IShowsItself
{
    private readonly System.Threading.Lock _gate = new();
    private readonly List<Fetch> _fetches = [];
    private int _most;

    /// <summary>How many fetches have ended well.</summary>
    public int Fetched => Look().Fetches.Count(f => f is { Ended: not null, HasFailed: false });

    /// <summary>How many fetches have failed.</summary>
    public int Broken => Look().Fetches.Count(f => f.HasFailed);

    /// <summary>How many fetches were under way at a time, at most.</summary>
    public int Most => Look().Most;

    /// <summary>The same fetch, watched by this picture.</summary>
    /// <param name="fetch">The fetch.</param>
    public Func<string, GoTask<string[]>> Watch(Func<string, GoTask<string[]>> fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return async address =>
        {
            int mine = Begin(new(Label(address), Now()));
            bool hasFailed = true;
            try
            {
                string[] links = await fetch(address);
                hasFailed = false;
                return links;
            }
            finally
            {
                End(mine, Now(), hasFailed);
            }
        };
    }

    /// <summary>The picture as an SVG document that stands by itself.</summary>
    public string ToSvg() => Draw().ToSvg();

    /// <summary>The picture as HTML.</summary>
    public string ToHtml() => Draw().ToHtml();

    /// <summary>One line: how many pages, how many at a time, how long.</summary>
    public override string ToString() => Draw().Description;

    private Figure Draw()
    {
        var (fetches, most) = Look();
        return CrawlFigure.Draw(fetches, most);
    }

    private (IReadOnlyList<Fetch> Fetches, int Most) Look()
    {
        lock (_gate)
            return ([.. _fetches], _most);
    }

    private int Begin(Fetch fetch)
    {
        lock (_gate)
        {
            _fetches.Add(fetch);
            _most = Math.Max(_most, _fetches.Count(f => f.Ended is null));
            return _fetches.Count - 1;
        }
    }

    private void End(int number, DateTimeOffset now, bool hasFailed)
    {
        lock (_gate)
            _fetches[number] = _fetches[number] with { Ended = now, HasFailed = hasFailed };
    }

    private static string Label(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath : address;
}
