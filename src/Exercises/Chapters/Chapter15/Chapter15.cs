using System.Threading;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 15, A web server.</summary>
internal static partial class Chapter15
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<IReceiveChan<int>, Func<int, GoTask>, GoTask>>(
            "15-1",
            1,
            "async GoTask ServeAll(IReceiveChan<int> requests, Func<int, GoTask> handle)",
            GoroutineEach
        ),
        Definition.Of<Func<int, IReceiveChan<int>, Func<int, GoTask>, GoTask>>(
            "15-2",
            2,
            "async GoTask AtMost(int limit, IReceiveChan<int> requests, Func<int, GoTask> handle)",
            AtMostSoMany
        ),
        Definition.Of<Func<TimeSpan, Func<IContext, GoTask<string>>, GoTask<string>>>(
            "15-3",
            2,
            "async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)",
            WithinTheLimit
        ),
        Definition.Of<Func<IContext, IReceiveChan<int>, Func<int, GoTask>, GoTask>>(
            "15-4",
            3,
            "async GoTask ServeUntil(IContext stop, IReceiveChan<int> requests, Func<int, GoTask> handle)",
            GracefulEnd
        ),
    ];

    private static void GoroutineEach(
        Func<IReceiveChan<int>, Func<int, GoTask>, GoTask> serveAll,
        Examiner check
    )
    {
        check.InEveryOrder(
            "When ServeAll returns, every request has been answered, once",
            async () =>
            {
                int[] answered = new int[3];
                await serveAll(
                    await Waiting(answered.Length),
                    async request =>
                    {
                        await Gosched();
                        Interlocked.Increment(ref answered[request]);
                    }
                );
                int missing = answered.Count(times => times == 0);
                Expect.That(
                    missing == 0,
                    "returns-before-done",
                    $"ServeAll returned while {missing} of 3 visitors still waited for their answer. Who waits for the goroutines?"
                );
                Expect.That(
                    answered.Max() == 1,
                    "answered-twice",
                    "A visitor got two answers: one request was handled by two goroutines."
                );
            }
        );
        check.OnCores(
            "Twenty visitors who wait 50 ms each wait together, on one core",
            cores: 1,
            async () =>
                await serveAll(
                    await Waiting(20),
                    async _ => await Sleep(TimeSpan.FromMilliseconds(50))
                ),
            run =>
            {
                double took = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    took < 1000,
                    "one-after-another",
                    $"It took {took} ms: while one visitor waits for the database, nobody else is served. The handler belongs in a goroutine."
                );
                Expect.That(
                    took <= 50,
                    "fixed-number-of-workers",
                    $"It took {took} ms instead of 50: there are fewer workers than visitors, and each worker stands and waits with its visitor."
                );
            }
        );
        double firstAnswer = 0;
        check.OnCores(
            "Who comes first is served at once, not when the last has come",
            cores: 1,
            async () =>
            {
                var begun = Now();
                firstAnswer = double.MaxValue;
                var requests = new Chan<int>();
                Go(async () =>
                {
                    for (int request = 0; request < 5; request++)
                    {
                        await requests.Send(request);
                        await Sleep(TimeSpan.FromMilliseconds(10));
                    }
                    requests.Close();
                });
                await serveAll(
                    requests,
                    async _ =>
                    {
                        await Sleep(TimeSpan.FromMilliseconds(5));
                        firstAnswer = Math.Min(firstAnswer, Since(begun).TotalMilliseconds);
                    }
                );
            },
            _ =>
                Expect.That(
                    firstAnswer <= 5,
                    "collects-before-it-serves",
                    $"The first visitor came at 0 ms, needed 5 ms and was answered at {firstAnswer} ms: all requests were collected before the first was handled."
                )
        );
    }

    private static void AtMostSoMany(
        Func<int, IReceiveChan<int>, Func<int, GoTask>, GoTask> atMost,
        Examiner check
    )
    {
        check.InEveryOrder(
            "With a limit of 2 never are 3 inside, and all are answered",
            async () =>
            {
                int inside = 0;
                int answered = 0;
                await atMost(
                    2,
                    await Waiting(3),
                    async _ =>
                    {
                        int now = Interlocked.Increment(ref inside);
                        Expect.That(
                            now <= 2,
                            "no-limit",
                            $"{now} handlers were running at the same time, with a limit of 2."
                        );
                        await Gosched();
                        Interlocked.Decrement(ref inside);
                        Interlocked.Increment(ref answered);
                    }
                );
                Expect.That(
                    answered == 3,
                    "returns-before-done",
                    $"AtMost returned when {answered} of 3 visitors had their answer."
                );
            }
        );
        check.InEveryOrder(
            "A handler that throws gives its place back",
            async () =>
            {
                int answered = 0;
                await atMost(
                    1,
                    await Waiting(3),
                    async request =>
                    {
                        await Gosched();
                        if (request == 0)
                            throw new InvalidOperationException("no such page");
                        Interlocked.Increment(ref answered);
                    }
                );
                Expect.That(
                    answered == 2,
                    "one-failure-stops-all",
                    $"One of three handlers threw; {answered} of the other two were answered."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "place-not-given-back",
                        "A handler threw and left without giving its place back. The limit was 1: now nobody can ever get in."
                    ),
                    new(
                        FindingKind.Panic,
                        "one-failure-stops-all",
                        "One handler threw, and the whole server ended.",
                        Contains: "no such page"
                    ),
                ],
            }
        );
        int[] takes = [40, 10, 30, 10, 20];
        List<TimeSpan> begun = [];
        List<TimeSpan> ended = [];
        check.OnCores(
            "As soon as a place is free, the next one gets it",
            cores: 1,
            async () =>
            {
                (begun, ended) = ([], []);
                var start = Now();
                await atMost(
                    2,
                    await Waiting(takes.Length),
                    async request =>
                    {
                        begun.Add(Since(start));
                        await Sleep(TimeSpan.FromMilliseconds(takes[request]));
                        ended.Add(Since(start));
                    }
                );
            },
            _ =>
            {
                Expect.That(
                    begun.Count > 1 && begun[1] < ended[0],
                    "one-after-another",
                    "There are two places, and yet the visitors were served one by one, as behind a lock."
                );
                foreach (var now in ended)
                {
                    int inTime = begun.Count(time => time <= now);
                    int possible = Math.Min(takes.Length, 2 + ended.Count(time => time <= now));
                    Expect.That(
                        inTime >= possible,
                        "waits-in-batches",
                        $"At {now.TotalMilliseconds} ms a place became free and stayed empty, though visitors were waiting: the next ones are let in only when all of the batch are done."
                    );
                }
            }
        );
    }

    /// <summary>So many requests that stand in a line, which is closed behind them.</summary>
    private static async GoTask<Chan<int>> Waiting(int requests)
    {
        var queue = new Chan<int>(requests);
        for (int request = 0; request < requests; request++)
            await queue.Send(request);
        queue.Close();
        return queue;
    }
}
