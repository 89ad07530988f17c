using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

using CrawlUntil = Func<
    IContext,
    string,
    Func<string, GoTask<string[]>>,
    int,
    GoTask<(string[] Pages, string[] Broken)>
>;

/// <content>Steps 4 to 6: what a crawler needs in the real world.</content>
internal static partial class Chapter20
{
    private static void Careful(
        Func<
            string,
            Func<string, GoTask<string[]>>,
            int,
            GoTask<(string[] Pages, string[] Broken)>
        > crawl,
        Examiner check
    )
    {
        check.OnCores(
            "Broken pages keep nobody from fetching the others, two at a time",
            cores: 4,
            async () =>
            {
                var web = Web.Star("retried", 8, "p2", "p5", "p6");
                var (pages, broken) = await crawl("home", web.FetchAsync, 2);
                web.AtMost(2);
                Judge(web, pages, broken);
            },
            TakesFifty,
            s_careful
        );
        foreach (int workers in new[] { 1, 2 })
            check.InEveryOrder(
                $"Pages and broken pages are told apart, with {workers} at a time, in every order",
                async () =>
                {
                    var web = Web.Diamond("retried", "b");
                    var (pages, broken) = await crawl("home", web.FetchAsync, workers);
                    web.AtMost(workers);
                    Judge(web, pages, broken);
                },
                new Orders
                {
                    Schedules = 300,
                    RealRuns = 10,
                    Explain = s_careful,
                }
            );
    }

    private static void Judge(Web web, string[]? pages, string[]? broken)
    {
        web.Judge(pages, "pages-lost");
        string[] expected = [.. web.Broken.Order(StringComparer.Ordinal)];
        Expect.That(
            (broken ?? []).SequenceEqual(expected, StringComparer.Ordinal),
            "failure-swallowed",
            $"The broken pages were {string.Join(", ", expected)}, and it reported '{string.Join(", ", broken ?? [])}'."
        );
    }

    private static void Politely(
        Func<Func<string, GoTask<string[]>>, TimeSpan, Func<string, GoTask<string[]>>> polite,
        Examiner check
    )
    {
        var starts = new List<TimeSpan>();
        // A real clock is late now and then, so these are looked at in virtual time only.
        void Look(string property, int[] calls, Action<ProgramRun> judge) =>
            check.OnCores(
                property,
                cores: 4,
                async () =>
                {
                    starts.Clear();
                    var begun = Now();
                    var fetch = polite(
                        async page =>
                        {
                            starts.Add(Since(begun));
                            await Sleep(50 * s_ms);
                            return [page];
                        },
                        10 * s_ms
                    );
                    var wg = new WaitGroup();
                    foreach (int at in calls)
                        wg.Go(async () =>
                        {
                            await Sleep(at * s_ms);
                            string[] links = await fetch("page");
                            Expect.That(
                                links is ["page"],
                                "links-lost",
                                "What fetch returned did not come back from the polite one."
                            );
                        });
                    await wg.Wait();
                },
                judge
            );

        Look(
            "Three who come together start at least 10 ms apart",
            [0, 0, 0],
            _ =>
                Apart(
                    "everybody-waits-alone",
                    "Each caller waited by itself, and then they all started together. They must wait for one another: one clock for all."
                )
        );
        Look(
            "After a pause there is no burst: still 10 ms apart",
            [0, 105, 106, 106],
            _ =>
                Apart(
                    "ticks-saved-up",
                    "During the pause a tick was saved up, so that the next one came too soon. What counts is the time since the last start."
                )
        );
        Look(
            "A slow fetch does not hold up the next one, and nobody waits without need",
            [0, 0, 0],
            run =>
            {
                Expect.That(
                    starts[1] - starts[0] < 50 * s_ms,
                    "one-after-another",
                    $"The second fetch started {(starts[1] - starts[0]).TotalMilliseconds} ms after the first, which took 50 ms: it waited for its end. Let go of the lock "
                        + "before you fetch."
                );
                Expect.That(
                    run.Elapsed == 70 * s_ms,
                    "waits-without-need",
                    $"Starts at 0, 10 and 20 ms, and 50 ms for each fetch, make 70; it took {run.Elapsed.TotalMilliseconds}. The first need not wait."
                );
            }
        );

        void Apart(string misconception, string advice)
        {
            for (int i = 1; i < starts.Count; i++)
            {
                var gap = starts[i] - starts[i - 1];
                Expect.That(
                    gap >= 10 * s_ms,
                    misconception,
                    $"Two fetches started {gap.TotalMilliseconds} ms apart, with an interval of 10. {advice}"
                );
            }
        }
    }

    private static void UntilCancelled(CrawlUntil crawl, Examiner check)
    {
        Explanation[] faults =
        [
            new(
                FindingKind.Leak,
                "leaves-goroutines-behind",
                "It returned, and a worker still wants to hand over what it has fetched. What is under way is waited for."
            ),
            .. s_careful,
        ];
        check.InEveryOrder(
            "Without a cancellation it crawls everything",
            async () =>
            {
                var web = Web.Diamond("retried", "b");
                var (pages, broken) = await crawl(Context.Background, "home", web.FetchAsync, 2);
                web.AtMost(2);
                Judge(web, pages, broken);
            },
            new Orders
            {
                Schedules = 200,
                RealRuns = 10,
                Explain = faults,
            }
        );
        check.InEveryOrder(
            "With a context that is done already it fetches nothing",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                cancel();
                var web = Web.Diamond("retried");
                var (pages, _) = await crawl(ctx, "home", web.FetchAsync, 2);
                Expect.That(
                    web.Begun.Count == 0 && pages is { Length: 0 },
                    "starts-after-cancel",
                    "The context was done, and a fetch was started all the same. If a worker is ready too, a Select takes either: look at ctx.Err before you hand out "
                        + "work."
                );
            },
            new Orders
            {
                Schedules = 200,
                RealRuns = 10,
                Explain = faults,
            }
        );
        CancelInTheMiddle(crawl, check, faults);
        check.InEveryOrder(
            "Whenever it is cancelled, it returns with what was fetched, and leaves nobody behind",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                Go(cancel);
                var web = Web.Diamond("retried");
                var (pages, _) = await crawl(ctx, "home", web.FetchAsync, 2);
                Expect.That(
                    web.Busy == 0 && pages.Length == web.Begun.Count,
                    "drops-what-was-under-way",
                    $"{web.Begun.Count} fetches had been started, {web.Busy} were still under way, and {pages.Length} pages were returned."
                );
            },
            new Orders
            {
                Schedules = 200,
                RealRuns = 10,
                Explain = faults,
            }
        );
    }

    private static void CancelInTheMiddle(CrawlUntil crawl, Examiner check, Explanation[] faults)
    {
        var late = new List<string>();
        int returned = 0;
        check.OnCores(
            "Cancelled after 25 ms, it starts nothing more, waits for the two under way, and returns at 30 with five pages",
            cores: 4,
            async () =>
            {
                var web = Web.Star("retried", 8);
                var begun = Now();
                var (ctx, cancel) = Context.WithTimeout(Context.Background, 25 * s_ms);
                using var deferred = Defer(cancel);
                var (pages, _) = await crawl(ctx, "home", web.FetchAsync, 2);
                returned = pages.Length;
                late.Clear();
                late.AddRange(web.Begun.Where(b => b.At - begun > 25 * s_ms).Select(b => b.Page));
                web.AtMost(2);
            },
            run =>
            {
                Expect.That(
                    late.Count == 0,
                    "not-cancelled",
                    $"{late.Count} fetches were started after the cancellation. The context is to be looked at before each."
                );
                Expect.That(
                    run.Elapsed == 30 * s_ms && returned == 5,
                    "drops-what-was-under-way",
                    $"It returned at {run.Elapsed.TotalMilliseconds} ms with {returned} pages. Two fetches were under way until 30 ms: they are waited for, and counted."
                );
            },
            faults
        );
    }
}
