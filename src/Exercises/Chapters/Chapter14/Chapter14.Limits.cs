using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>A rate limit, and an errgroup by hand.</content>
internal static partial class Chapter14
{
    private static void Limited(
        Func<IReceiveChan<int>, TimeSpan, Func<int, GoTask>, GoTask> limited,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Every request is handled, in order, and it returns when the channel is closed",
            async () =>
            {
                var requests = new Chan<int>(3);
                for (int request = 1; request <= 3; request++)
                    await requests.Send(request);
                requests.Close();
                var handled = new List<int>();
                await limited(
                    requests,
                    TimeSpan.FromMicroseconds(100),
                    async request =>
                    {
                        await Gosched();
                        handled.Add(request);
                    }
                );
                Expect.That(
                    handled is [1, 2, 3],
                    "requests-lost",
                    $"The requests were 1, 2, 3, and when it returned, handled were: {string.Join(", ", handled)}."
                );
            }
        );

        var begun = new List<double>();
        check.OnCores(
            "Between the beginnings of two requests there is a period",
            2,
            () => Begin(limited, begun, pauseAfterFirst: 0),
            _ => ExpectPeriods(begun, "no-limit", "")
        );
        check.OnCores(
            "It is not slower than one request in a period",
            2,
            () => Begin(limited, begun, pauseAfterFirst: 0),
            _ =>
                Expect.That(
                    begun[^1] - begun[0] <= Period * (begun.Count - 1),
                    "pause-added-to-the-work",
                    $"The period is {Period} ms, a request takes 7, and they began at {Times(begun)} ms. The time that handle takes is part of the period: the clock starts before it, not after."
                )
        );
        check.OnCores(
            "A pause is not saved up",
            2,
            () => Begin(limited, begun, pauseAfterFirst: 115),
            _ =>
                ExpectPeriods(
                    begun,
                    "pause-saved-up",
                    " There had been a pause, and what could have begun in it was made up for. A ticker keeps a tick that nobody took; a gate that is set at each beginning keeps nothing."
                )
        );
    }

    private const int Period = 20;

    private static async GoTask Begin(
        Func<IReceiveChan<int>, TimeSpan, Func<int, GoTask>, GoTask> limited,
        List<double> begun,
        int pauseAfterFirst
    )
    {
        begun.Clear();
        var start = Now();
        var requests = new Chan<int>(3);
        Go(async () =>
        {
            for (int request = 1; request <= 4; request++)
            {
                await requests.Send(request);
                if (request == 1)
                    await Sleep(Milliseconds(pauseAfterFirst));
            }
            requests.Close();
        });
        await limited(
            requests,
            Milliseconds(Period),
            async _ =>
            {
                begun.Add(Since(start).TotalMilliseconds);
                await Sleep(Milliseconds(7));
            }
        );
        Expect.That(
            begun.Count == 4,
            "requests-lost",
            $"There were 4 requests, and when it returned, {begun.Count} had begun."
        );
    }

    private static void ExpectPeriods(List<double> begun, string misconception, string why)
    {
        double shortest = begun.Zip(begun.Skip(1), (first, next) => next - first).Min();
        Expect.That(
            shortest >= Period,
            misconception,
            $"The period is {Period} ms, and requests began at {Times(begun)} ms: two of them only {shortest:0} ms apart.{why}"
        );
    }

    private static string Times(List<double> begun) =>
        string.Join(", ", begun.Select(ms => $"{ms:0}"));

    private static void RunAll(
        Func<IContext, Func<IContext, GoTask<Exception?>>[], GoTask<Exception?>> runAll,
        Examiner check
    )
    {
        check.OnCores(
            "The jobs run at the same time",
            4,
            async () => await runAll(Context.Background, [Nap, Nap, Nap]),
            run =>
                Expect.That(
                    run.Elapsed == Milliseconds(10),
                    "one-after-another",
                    $"Three jobs of 10 ms took {run.Elapsed.TotalMilliseconds:0} ms. Each needs a goroutine of its own."
                )
        );
        check.InEveryOrder(
            "An error calls off the others, all are waited for, and it is the error that is returned",
            () => Burn(runAll),
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "others-not-called-off",
                        "One job failed, and another waits for its context to end, for ever. An error cancels the context of all."
                    ),
                    new(
                        FindingKind.Leak,
                        "does-not-wait",
                        "It returned while jobs were still running, and one is left that nobody waits for."
                    ),
                ],
            }
        );
        check.InEveryOrder(
            "Without an error it returns null, and the context of the jobs is done",
            async () =>
            {
                IContext? given = null;
                var err = await runAll(
                    Context.Background,
                    [
                        async ctx =>
                        {
                            given = ctx;
                            await Gosched();
                            return null;
                        },
                    ]
                );
                Expect.That(
                    err is null,
                    "first-error-lost",
                    $"No job failed, and it returned \"{err?.Message}\"."
                );
                Expect.That(
                    given is { Err: not null },
                    "cancel-forgotten",
                    "All is done, and the context that it made for the jobs is still open. Call cancel on every way out: using var deferred = Defer(cancel);"
                );
            }
        );
        check.InEveryOrder(
            "The jobs are called off with the caller",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                Go(cancel);
                await runAll(ctx, [UntilCalledOff]);
            },
            Explained(
                FindingKind.Deadlock,
                "not-a-child",
                "The caller's context was cancelled, and the job's was not. Make it from ctx."
            )
        );
    }

    private static async GoTask Burn(
        Func<IContext, Func<IContext, GoTask<Exception?>>[], GoTask<Exception?>> runAll
    )
    {
        var burnt = new InvalidOperationException("the steak is burnt");
        int ended = 0;
        var err = await runAll(
            Context.Background,
            [
                async ctx =>
                {
                    var calledOff = await UntilCalledOff(ctx);
                    await Gosched();
                    ended++;
                    return calledOff;
                },
                async _ =>
                {
                    await Gosched();
                    ended++;
                    return burnt;
                },
            ]
        );
        Expect.That(
            ended == 2,
            "does-not-wait",
            $"It returned when {ended} of the 2 jobs had ended. The caller may close what the other one still uses: wait for all."
        );
        Expect.That(
            err == burnt,
            "first-error-lost",
            $"The first error was \"{burnt.Message}\", and it returned {(err is null ? "null" : $"\"{err.Message}\"")}. The others fail because of the first; keep that one."
        );
    }

    private static async GoTask<Exception?> Nap(IContext ctx)
    {
        await Sleep(Milliseconds(10));
        return null;
    }

    private static async GoTask<Exception?> UntilCalledOff(IContext ctx)
    {
        await Receive(ctx.Done);
        return ctx.Err;
    }
}
