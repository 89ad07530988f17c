using System.Threading;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>The exercises about ends: of a request's time, and of the server's.</content>
internal static partial class Chapter15
{
    private static void WithinTheLimit(
        Func<TimeSpan, Func<IContext, GoTask<string>>, GoTask<string>> answerWithin,
        Examiner check
    )
    {
        IContext? given = null;
        string answer = "";
        check.OnCores(
            "A quick backend's answer is passed on at once",
            cores: 1,
            async () =>
            {
                answer = await answerWithin(
                    TimeSpan.FromMilliseconds(50),
                    async ctx =>
                    {
                        given = ctx;
                        await Sleep(TimeSpan.FromMilliseconds(10));
                        return "200";
                    }
                );
            },
            run =>
            {
                Expect.That(
                    answer == "200",
                    "answer-lost",
                    $"The backend answered 200 after 10 of 50 ms, and the visitor got '{answer}'."
                );
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(10),
                    "waits-for-the-limit",
                    $"The answer was there after 10 ms, and was passed on after {run.Elapsed.TotalMilliseconds}."
                );
            }
        );
        check.OnCores(
            "The backend is told that the time is over",
            cores: 1,
            async () =>
            {
                answer = await answerWithin(
                    TimeSpan.FromMilliseconds(50),
                    async ctx =>
                    {
                        given = ctx;
                        return await Obedient(ctx);
                    }
                );
                await Sleep(TimeSpan.FromMilliseconds(10));
            },
            run =>
            {
                Expect.That(
                    given?.Err is not null,
                    "backend-not-told",
                    "The limit was over, and the context that the backend had been given was not: the backend works on for nobody."
                );
                Expect.That(
                    answer == "504" && run.Elapsed < TimeSpan.FromMilliseconds(100),
                    "no-deadline",
                    $"The limit was 50 ms, and the visitor got '{answer}' after {run.Elapsed.TotalMilliseconds - 10} ms instead of 504 after 50."
                );
            }
        );
        check.OnCores(
            "A backend that does not look at its context is not waited for",
            cores: 1,
            async () =>
                answer = await answerWithin(
                    TimeSpan.FromMilliseconds(50),
                    async _ =>
                    {
                        await Sleep(TimeSpan.FromMilliseconds(200));
                        return "too late";
                    }
                ),
            run =>
                Expect.That(
                    answer == "504" && run.Elapsed == TimeSpan.FromMilliseconds(50),
                    "waits-for-the-backend",
                    $"The limit was 50 ms, and the visitor got '{answer}' after {run.Elapsed.TotalMilliseconds} ms: AnswerWithin waited for a backend that does not look at its context."
                )
        );
        check.InEveryOrder(
            "A backend that comes too late can end",
            async () =>
            {
                await answerWithin(
                    TimeSpan.FromMilliseconds(5),
                    async _ =>
                    {
                        await Sleep(TimeSpan.FromMilliseconds(10));
                        return "too late";
                    }
                );
                await Sleep(TimeSpan.FromMilliseconds(20));
            },
            new Orders
            {
                RealRuns = 2,
                Explain =
                [
                    new(
                        FindingKind.Leak,
                        "nobody-receives",
                        "The backend's goroutine still wants to hand over its answer, and nobody will ever take it: one more is left behind for every visitor who was sent away."
                    ),
                ],
            }
        );
        check.OnCores(
            "The context has ended when AnswerWithin returns, also after a quick answer",
            cores: 1,
            async () =>
            {
                await answerWithin(
                    TimeSpan.FromMilliseconds(50),
                    async ctx =>
                    {
                        given = ctx;
                        await Gosched();
                        return "200";
                    }
                );
                Expect.That(
                    given?.Err is not null,
                    "context-not-released",
                    "The answer was given, and the context goes on until its deadline, with its timer and all that waits for it. Cancel it, whatever happens."
                );
            },
            _ => { }
        );

        static async GoTask<string> Obedient(IContext ctx) =>
            await Select(Receive(After(TimeSpan.FromMilliseconds(200))), Receive(ctx.Done)) == 0
                ? "too late"
                : "gave up";
    }

    private static void GracefulEnd(
        Func<IContext, IReceiveChan<int>, Func<int, GoTask>, GoTask> serveUntil,
        Examiner check
    )
    {
        check.InEveryOrder(
            "It returns after the stop, though no request comes any more, and all inside have been answered",
            async () =>
            {
                var (stop, cancel) = Context.WithCancel(Context.Background);
                var requests = new Chan<int>();
                int begun = 0;
                int answered = 0;
                Go(async () =>
                {
                    await requests.Send(1);
                    await requests.Send(2);
                    cancel();
                });
                await serveUntil(
                    stop,
                    requests,
                    async _ =>
                    {
                        Interlocked.Increment(ref begun);
                        await Gosched();
                        Interlocked.Increment(ref answered);
                    }
                );
                Expect.That(
                    stop.Err is not null,
                    "ends-before-the-stop",
                    "It returned, and nobody had told it to stop."
                );
                Expect.That(
                    answered == 2,
                    "abandons-those-inside",
                    $"Two visitors were inside when the server was stopped; it returned when {answered} of them had their answer."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "does-not-notice-the-stop",
                        "The server was told to stop while it was waiting for a request, and waits for it still."
                    ),
                ],
            }
        );
        check.OnCores(
            "Visitors are served together, and the stop takes effect at once",
            cores: 1,
            async () =>
            {
                var (stop, cancel) = Context.WithTimeout(
                    Context.Background,
                    TimeSpan.FromMilliseconds(55)
                );
                using var deferred = Defer(() => cancel());
                var requests = new Chan<int>();
                Go(async () =>
                {
                    for (int request = 0; ; request++)
                    {
                        await requests.Send(request);
                        await Sleep(TimeSpan.FromMilliseconds(10));
                    }
                });
                await serveUntil(
                    stop,
                    requests,
                    async _ => await Sleep(TimeSpan.FromMilliseconds(38))
                );
            },
            run =>
            {
                double ended = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    run.Started() > 5,
                    "one-after-another",
                    "Visitors came every 10 ms, and each waited until the one before had been served: the handler belongs in a goroutine."
                );
                Expect.That(
                    ended >= 88,
                    "abandons-those-inside",
                    $"The last visitor before the stop came at 50 ms and needed 38; the server ended at {ended} ms."
                );
                Expect.That(
                    ended < 95,
                    "looks-at-stop-too-late",
                    $"Stopped at 55 ms, with the last visitor to be served until 88, the server ended at {ended} ms: after the stop it let in one more."
                );
            }
        );
        int taken = 0;
        check.OnCores(
            "Who stands in the line when the server is stopped stays there",
            cores: 1,
            async () =>
            {
                taken = 0;
                var (stop, cancel) = Context.WithCancel(Context.Background);
                cancel();
                var requests = new Chan<int>(50);
                for (int request = 0; request < 50; request++)
                    await requests.Send(request);
                await serveUntil(
                    stop,
                    requests,
                    async _ =>
                    {
                        taken++;
                        await Gosched();
                    }
                );
            },
            _ =>
                Expect.That(
                    taken <= 1,
                    "serves-the-line-first",
                    $"50 visitors stood in the line when the server had been stopped, and {taken} of them were let in all the same. "
                        + "When both cases are ready, Select takes either: look at stop.Err once more before you serve."
                )
        );
    }
}
