using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 20, a crawler in six steps.</summary>
internal static partial class Chapter20
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    private static readonly Explanation[] s_stuck =
    [
        new(
            FindingKind.Deadlock,
            "worker-waits-for-itself",
            "A worker stands in a send, with links that it has found, and nobody is left to receive them. Whoever fetches must not wait for "
                + "somebody else who fetches: let one goroutine that does not fetch keep the list. (If you have one: did it stop because "
                + "the list was empty, while a fetch was still under way?)",
            Contains: "[chan send]"
        ),
        new(
            FindingKind.Deadlock,
            "workers-left-behind",
            "All pages are there, the workers wait for more work, and whoever waits for the workers waits for ever. Nobody has told them "
                + "that it is over: close their channel.",
            Contains: "[chan receive]"
        ),
        new(
            FindingKind.Deadlock,
            "holds-the-slot-while-waiting",
            "Whoever waits for the pages below still holds a place that those pages need. Give the place back as soon as the fetch "
                + "is over."
        ),
        new(
            FindingKind.Leak,
            "workers-left-behind",
            "All pages are there, and the workers still wait for more. Nobody has told them that it is over: close their channel."
        ),
    ];

    private static readonly Explanation[] s_careful =
    [
        new(
            FindingKind.Panic,
            "exception-ends-the-program",
            "One page could not be fetched, and the program ended. The try belongs around the fetch, in the goroutine that fetches.",
            Contains: nameof(HttpRequestException)
        ),
        new(
            FindingKind.Deadlock,
            "worker-lost",
            "One page could not be fetched, and somebody still waits for it: whoever is to be told that a fetch is over must be told also "
                + "when it fails."
        ),
        s_stuck[^1],
    ];

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<string, Func<string, GoTask<string[]>>, GoTask<string[]>>>(
            "20-1",
            1,
            "async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)",
            OneAfterAnother
        ),
        Definition.Of<
            Func<string, Func<string, GoTask<string[]>>, SharedMap<string, bool>, GoTask<string[]>>
        >(
            "20-2",
            3,
            "async GoTask<string[]> CrawlTogether(string start, Func<string, GoTask<string[]>> fetch, SharedMap<string, bool> seen)",
            Together
        ),
        Definition.Of<Func<string, Func<string, GoTask<string[]>>, int, GoTask<string[]>>>(
            "20-3",
            3,
            "async GoTask<string[]> CrawlBounded(string start, Func<string, GoTask<string[]>> fetch, int workers)",
            Bounded
        ),
        Definition.Of<
            Func<
                string,
                Func<string, GoTask<string[]>>,
                int,
                GoTask<(string[] Pages, string[] Broken)>
            >
        >(
            "20-4",
            2,
            "async GoTask<(string[] Pages, string[] Broken)> CrawlCareful(string start, Func<string, GoTask<string[]>> fetch, int workers)",
            Careful
        ),
        Definition.Of<
            Func<Func<string, GoTask<string[]>>, TimeSpan, Func<string, GoTask<string[]>>>
        >(
            "20-5",
            3,
            "Func<string, GoTask<string[]>> Polite(Func<string, GoTask<string[]>> fetch, TimeSpan interval)",
            Politely
        ),
        Definition.Of<
            Func<
                IContext,
                string,
                Func<string, GoTask<string[]>>,
                int,
                GoTask<(string[] Pages, string[] Broken)>
            >
        >(
            "20-6",
            4,
            "async GoTask<(string[] Pages, string[] Broken)> CrawlUntil(IContext ctx, string start, Func<string, GoTask<string[]>> fetch, int workers)",
            UntilCancelled
        ),
    ];

    private static void OneAfterAnother(
        Func<string, Func<string, GoTask<string[]>>, GoTask<string[]>> crawl,
        Examiner check
    ) =>
        check.InEveryOrder(
            "Every page that can be reached is fetched exactly once, and all of them are returned",
            async () =>
            {
                var web = new Web(
                    "fetches-twice",
                    ("home", ["a", "b", "a"]),
                    ("a", ["b", "home", "a"]),
                    ("b", ["home", "c"]),
                    ("c", []),
                    ("island", ["home"])
                )
                {
                    StartTwice = "start-not-marked",
                };
                web.Judge(await crawl("home", web.FetchAsync), "stops-too-early");
            }
        );

    private static void Together(
        Func<
            string,
            Func<string, GoTask<string[]>>,
            SharedMap<string, bool>,
            GoTask<string[]>
        > crawl,
        Examiner check
    )
    {
        check.OnCores(
            "Six pages of 10 ms are fetched together",
            cores: 4,
            async () =>
            {
                var web = Web.Star("check-then-act", 6);
                var pages = await crawl("home", web.FetchAsync, new SharedMap<string, bool>());
                web.Judge(pages, "returns-too-early");
            },
            run =>
            {
                Expect.That(
                    run.Sleeps() == 0,
                    "sleep-as-synchronisation",
                    "It sleeps and hopes that the others are done by then. Wait for them: a WaitGroup."
                );
                Expect.That(
                    run.Elapsed == 20 * s_ms,
                    "one-after-another",
                    $"The first page and then six at a time, 10 ms each, are 20 ms; it took {run.Elapsed.TotalMilliseconds}. Is a lock held "
                        + "during the fetch, or each goroutine waited for before the next starts?"
                );
            }
        );
        check.InEveryOrder(
            "Each page is fetched exactly once, in every order",
            async () =>
            {
                var web = Web.Diamond("check-then-act");
                var seen = new SharedMap<string, bool>();
                web.Judge(await crawl("home", web.FetchAsync, seen), "returns-too-early");
                Expect.That(
                    seen.Count == web.Reachable.Length,
                    "map-not-used",
                    $"Every page is to be noted in seen; {seen.Count} of {web.Reachable.Length} are."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Race,
                        "reads-without-the-lock",
                        "One goroutine reads the map while another writes it. A map that changes must not be looked at without the lock either."
                    ),
                    new(
                        FindingKind.Fatal,
                        "reads-without-the-lock",
                        "Two goroutines were in the map at the same time, one of them to write it. Every use of it needs the lock.",
                        Contains: "concurrent map"
                    ),
                ],
            }
        );
    }

    private static void Bounded(
        Func<string, Func<string, GoTask<string[]>>, int, GoTask<string[]>> crawl,
        Examiner check
    )
    {
        foreach (int workers in new[] { 1, 2 })
            check.InEveryOrder(
                $"Each page is fetched exactly once, with {workers} at a time, in every order",
                async () =>
                {
                    var web = Web.Diamond("fetches-twice");
                    var pages = await crawl("home", web.FetchAsync, workers);
                    web.AtMost(workers);
                    web.Judge(pages, "idle-is-not-done");
                },
                new Orders { Explain = s_stuck }
            );
        check.OnCores(
            "Two fetches at a time, and never more",
            cores: 4,
            async () =>
            {
                var web = Web.Star("fetches-twice", 8);
                var pages = await crawl("home", web.FetchAsync, 2);
                web.AtMost(2);
                web.Judge(pages, "idle-is-not-done");
            },
            run => TakesFifty(run),
            s_stuck
        );
    }

    private static void TakesFifty(ProgramRun run) =>
        Expect.That(
            run.Elapsed == 50 * s_ms,
            "one-after-another",
            $"The first page and then eight, two at a time, 10 ms each, are 50 ms; it took {run.Elapsed.TotalMilliseconds}."
        );
}
