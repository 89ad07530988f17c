using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 13, Context.</summary>
internal static partial class Chapter13
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<IContext, IReceiveChan<int>, Action<int>, GoTask>>(
            "13-1",
            2,
            "async GoTask Polish(IContext ctx, IReceiveChan<int> glasses, Action<int> polish)",
            Polish
        ),
        Definition.Of<Func<IContext, TimeSpan, Func<IContext, GoTask<string>>, GoTask<string>>>(
            "13-2",
            2,
            "async GoTask<string> Ask(IContext ctx, TimeSpan patience, Func<IContext, GoTask<string>> kitchen)",
            Ask
        ),
        Definition.Of<Func<IContext, IReceiveChan<int>, IReceiveChan<int>>>(
            "13-3",
            3,
            "IReceiveChan<int> Doubled(IContext ctx, IReceiveChan<int> numbers)",
            Doubled
        ),
        Definition.Of<Func<IContext, IContext, (IContext Context, Action Cancel)>>(
            "13-4",
            3,
            "(IContext Context, Action Cancel) Both(IContext a, IContext b)",
            Both
        ),
    ];

    private static void Polish(
        Func<IContext, IReceiveChan<int>, Action<int>, GoTask> polish,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Every glass is polished, in order, and it returns when the channel is closed",
            () => PolishAll(polish)
        );

        const int Glasses = 50;
        int polished = 0;
        check.OnCores(
            "Called off before it begins, it does not polish everything that stands there",
            1,
            async () =>
            {
                polished = 0;
                var glasses = await Standing(Glasses);
                glasses.Close();
                await polish(CalledOff(), glasses, _ => polished++);
            },
            _ =>
                Expect.That(
                    polished < Glasses,
                    "never-looks",
                    $"It was called off before it began, and polished all {Glasses} glasses all the same. Nobody stops a goroutine that does not ask its context."
                )
        );

        check.InEveryOrder(
            "Called off while it waits for a glass, it returns",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                var glasses = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(() => polish(ctx, glasses, _ => { }));
                await glasses.Send(1);
                cancel();
                await wg.Wait();
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "looks-only-between",
                        "It asked the context between two glasses, and was called off while it waited for one: it waits still. A wait can be ended only by a select that has Done among its cases."
                    ),
                ],
            }
        );

        check.InEveryOrder(
            "Once it is called off it takes one more glass at most",
            async () =>
            {
                int taken = 0;
                await polish(CalledOff(), await Standing(3), _ => taken++);
                Expect.That(
                    taken <= 1,
                    "select-has-an-order",
                    $"It took {taken} glasses after it had been called off. A select has no order: while glasses stand there it picks one as gladly as Done. Ask ctx.Err before each."
                );
            }
        );
    }

    private static async GoTask PolishAll(
        Func<IContext, IReceiveChan<int>, Action<int>, GoTask> polish
    )
    {
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        using var deferred = Defer(cancel);
        var glasses = new Chan<int>();
        Go(async () =>
        {
            for (int glass = 1; glass <= 3; glass++)
                await glasses.Send(glass);
            glasses.Close();
        });
        var polished = new List<int>();
        await polish(
            ctx,
            glasses,
            glass =>
            {
                Expect.That(
                    glass != 0,
                    "closed-is-a-value",
                    "It polished a glass 0, which nobody has sent: a closed channel gives zeros, again and again. Ok tells them from real ones."
                );
                polished.Add(glass);
            }
        );
        Expect.That(
            polished is [1, 2, 3],
            "glasses-lost",
            $"The glasses 1, 2, 3 came, and nobody called it off; polished were: {string.Join(", ", polished)}."
        );
    }

    private static IContext CalledOff()
    {
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        cancel();
        return ctx;
    }

    private static async GoTask<Chan<int>> Standing(int count)
    {
        var glasses = new Chan<int>(count);
        for (int glass = 1; glass <= count; glass++)
            await glasses.Send(glass);
        return glasses;
    }

    private static void Ask(
        Func<IContext, TimeSpan, Func<IContext, GoTask<string>>, GoTask<string>> ask,
        Examiner check
    )
    {
        check.InEveryOrder(
            "An answer that comes in time is returned",
            async () =>
            {
                string answer = await ask(Context.Background, s_hour, Soup);
                Expect.That(
                    answer is "soup",
                    "answer-lost",
                    $"The kitchen answered \"soup\" in time, and Ask returned \"{answer}\"."
                );
            }
        );

        BackInTime(
            check,
            "It is back when the patience is over, though the kitchen does not look",
            50,
            () => ask(Context.Background, TimeSpan.FromMilliseconds(50), Deaf),
            "waits-for-the-kitchen",
            "The kitchen needed 200 ms and looked at nothing, the patience was 50 ms. To be back in time, Ask must wait for the answer in a select, and the kitchen must be another goroutine."
        );
        BackInTime(
            check,
            "It is back when its own context is done",
            10,
            async () =>
            {
                var (guests, leave) = Context.WithTimeout(
                    Context.Background,
                    TimeSpan.FromMilliseconds(10)
                );
                using var deferred = Defer(leave);
                return await ask(guests, s_hour, Deaf);
            },
            "not-a-child",
            "The guests left after 10 ms, the patience was an hour. A context that is to end with the guests' must be made from theirs, not from Background."
        );

        check.InEveryOrder(
            "When it returns, the context that the kitchen got is done",
            async () =>
            {
                IContext? given = null;
                await ask(
                    Context.Background,
                    s_hour,
                    async ctx =>
                    {
                        given = ctx;
                        return await Soup(ctx);
                    }
                );
                Expect.That(
                    given is { Err: not null },
                    "cancel-forgotten",
                    "Ask has returned, and the context that the kitchen got goes on for an hour, with its timer. Call cancel on every way out: using var deferred = Defer(cancel);"
                );
            }
        );

        check.InEveryOrder(
            "No goroutine is left behind when the answer comes too late",
            async () =>
            {
                await ask(Context.Background, s_moment, Late);
                await Sleep(s_moment);
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Leak,
                        "answer-without-room",
                        "The answer came too late: Ask had returned, and whoever sends the answer waits for ever for somebody to receive it. A channel with room for one lets it put the answer down and go."
                    ),
                ],
            }
        );
    }

    private static void BackInTime(
        Examiner check,
        string property,
        int milliseconds,
        Func<GoTask<string>> program,
        string misconception,
        string reason
    )
    {
        string answer = "";
        check.OnCores(
            property,
            2,
            async () => answer = await program(),
            run =>
            {
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(milliseconds),
                    misconception,
                    $"It returned after {run.Elapsed.TotalMilliseconds:0} ms instead of {milliseconds}. {reason}"
                );
                Expect.That(
                    answer is "too late",
                    "answer-lost",
                    $"It was too late, and Ask returned \"{answer}\" instead of \"too late\"."
                );
            }
        );
    }

    private static async GoTask<string> Soup(IContext ctx)
    {
        await Gosched();
        return "soup";
    }

    private static async GoTask<string> Deaf(IContext ctx)
    {
        await Sleep(TimeSpan.FromMilliseconds(200));
        return "cake";
    }

    private static async GoTask<string> Late(IContext ctx)
    {
        await Receive(ctx.Done);
        return "sorry";
    }
}
