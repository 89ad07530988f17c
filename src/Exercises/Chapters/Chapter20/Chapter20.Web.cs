using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>The little webs that the crawlers are sent through.</content>
internal static partial class Chapter20
{
    /// <summary>A few pages with links, which note who is fetched when; new for each run.</summary>
    private sealed class Web
    {
        private static readonly string[] s_home = ["home"];

        private readonly string _twice;
        private readonly Dictionary<string, string[]> _links;
        private readonly Dictionary<string, int> _fetched = new(StringComparer.Ordinal);
        private readonly string _start;
        private int _busy;
        private int _most;

        internal Web(string twice, params (string Page, string[] Links)[] pages)
        {
            _twice = twice;
            _start = pages[0].Page;
            _links = pages.ToDictionary(p => p.Page, p => p.Links, StringComparer.Ordinal);
            Reachable = [.. Reach().Order(StringComparer.Ordinal)];
        }

        /// <summary>The misconception of who fetches the first page again; else the same as for any other.</summary>
        internal string? StartTwice { get; init; }

        /// <summary>What a fetch waits for; a turn of the others if this is zero.</summary>
        internal TimeSpan Pause { get; init; }

        /// <summary>Pages whose fetch throws.</summary>
        internal string[] Broken { get; init; } = [];

        /// <summary>All pages that can be reached from the first, sorted; broken ones among them.</summary>
        internal string[] Reachable { get; }

        /// <summary>What was fetched, and when that began.</summary>
        internal List<(string Page, DateTimeOffset At)> Begun { get; } = [];

        /// <summary>How many fetches are under way.</summary>
        internal int Busy => _busy;

        /// <summary>One page with links to the others, each of which takes 10 ms.</summary>
        internal static Web Star(string twice, int points, params string[] broken)
        {
            string[] around = [.. Enumerable.Range(1, points).Select(i => $"p{i}")];
            return new Web(twice, [("home", around), .. around.Select(p => (p, s_home))])
            {
                Pause = 10 * s_ms,
                Broken = broken,
            };
        }

        /// <summary>Two pages that lead to the same third, and back.</summary>
        internal static Web Diamond(string twice, params string[] broken) =>
            new(twice, ("home", ["a", "b"]), ("a", ["c"]), ("b", ["c", "a"]), ("c", ["home"]))
            {
                Broken = broken,
            };

        internal async GoTask<string[]> FetchAsync(string page)
        {
            Begin(page);
            if (Pause > TimeSpan.Zero)
                await After(Pause).Receive(); // no Sleep: whoever sleeps is the learner's code
            else
                await Gosched();
            lock (_fetched)
                _busy--;
            if (Broken.Contains(page, StringComparer.Ordinal))
                throw new HttpRequestException($"{page}: 404 (Not Found)");
            return _links[page];
        }

        /// <summary>The pages that came back are those that can be reached and fetched.</summary>
        internal void Judge(string[]? pages, string missing)
        {
            string[] expected = [.. Reachable.Except(Broken, StringComparer.Ordinal)];
            string[] got = pages ?? [];
            var lost = expected.Except(got, StringComparer.Ordinal).ToList();
            Expect.That(
                lost.Count == 0,
                missing,
                $"It returned {got.Length} of {expected.Length} pages. Missing: {string.Join(", ", lost)}. {Fate(lost)}"
            );
            Expect.That(
                !got.Intersect(Broken, StringComparer.Ordinal).Any(),
                "broken-among-the-pages",
                "A page that could not be fetched is among the pages."
            );
            Expect.That(
                got.SequenceEqual(expected, StringComparer.Ordinal),
                "not-sorted",
                $"It returned {string.Join(", ", got)} instead of {string.Join(", ", expected)}: each once, sorted by StringComparer.Ordinal."
            );
            Expect.That(
                _fetched.Count == Reachable.Length,
                "not-fetched",
                $"{_fetched.Count} pages were fetched, and {Reachable.Length} can be reached."
            );
        }

        /// <summary>There were never more fetches under way.</summary>
        internal void AtMost(int workers) =>
            Expect.That(
                _most <= workers,
                "more-than-the-bound",
                $"{_most} fetches were under way at a time, with {workers} allowed. The bound is on fetches: it begins before the fetch and ends after it."
            );

        private void Begin(string page)
        {
            lock (_fetched)
            {
                Expect.That(
                    _links.ContainsKey(page),
                    "no-such-page",
                    $"It fetched '{page}', and no page has such a link."
                );
                int times = _fetched[page] = _fetched.GetValueOrDefault(page) + 1;
                Expect.That(
                    times == 1,
                    page == _start && StartTwice is not null ? StartTwice : _twice,
                    $"'{page}' was fetched a second time. {Advice}"
                );
                Begun.Add((page, Now()));
                _most = Math.Max(_most, ++_busy);
            }
        }

        private string Advice =>
            string.Equals(_twice, "check-then-act", StringComparison.Ordinal)
                ? "Two goroutines asked whether it is new before either had noted it: asking and noting must be one step, under one lock."
                : "A page is noted as seen when its address is found for the first time, the first page too; not when it is fetched.";

        private string Fate(List<string> lost) =>
            lost.Count == 0 ? ""
            : lost.TrueForAll(_fetched.ContainsKey)
                ? "They were fetched, or their fetch had begun; it did not wait for them, or forgot to return them."
            : "Not all of them were ever fetched: links were not followed, or it stopped while a fetch that would have led there was under way.";

        private HashSet<string> Reach()
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { _start };
            var waiting = new Queue<string>(seen);
            while (waiting.TryDequeue(out string? page))
                foreach (string link in _links[page].Where(seen.Add))
                    waiting.Enqueue(link);
            return seen;
        }
    }
}
