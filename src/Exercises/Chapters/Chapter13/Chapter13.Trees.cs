using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>A stage of a pipeline that can be called off, and a context of two.</content>
internal static partial class Chapter13
{
    private static void Doubled(
        Func<IContext, IReceiveChan<int>, IReceiveChan<int>> doubled,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Twice each number arrives, and the channel is closed when numbers is",
            () => DoubleAll(doubled),
            Explained(
                FindingKind.Deadlock,
                "never-closed",
                "The source has closed numbers, and the receiver still waits for another result. Close the result's channel when there will be no more."
            )
        );
        check.InEveryOrder(
            "Called off while it waits for a number, its goroutine ends",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                doubled(ctx, new Chan<int>());
                await Sleep(s_moment);
                cancel();
                await Sleep(s_moment);
            },
            Explained(
                FindingKind.Leak,
                "looks-only-at-the-send",
                "The source was silent, and the context was cancelled: the goroutine still waits for a number. A receive, or an await foreach, does not see Done; a select does."
            )
        );
        check.InEveryOrder(
            "Called off while nobody receives its result, its goroutine ends",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                doubled(ctx, await Standing(1));
                await Sleep(s_moment);
                cancel();
                await Sleep(s_moment);
            },
            Explained(
                FindingKind.Leak,
                "looks-only-at-the-receive",
                "It had a result that nobody received, and the context was cancelled: the goroutine still waits in its send. The send needs a select with Done as well."
            )
        );
        check.InEveryOrder(
            "Called off, it closes its channel",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                var results = doubled(ctx, new Chan<int>());
                cancel();
                await results.ReceiveOk();
            },
            Explained(
                FindingKind.Deadlock,
                "not-closed-when-called-off",
                "It was called off and returned, and left its channel open: who receives from it waits for ever. Defer(result.Close) closes on every way out."
            )
        );
    }

    private static async GoTask DoubleAll(
        Func<IContext, IReceiveChan<int>, IReceiveChan<int>> doubled
    )
    {
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        using var deferred = Defer(cancel);
        var numbers = new Chan<int>();
        Go(async () =>
        {
            for (int number = 1; number <= 2; number++)
                await numbers.Send(number);
            numbers.Close();
        });
        var results = new List<int>();
        await foreach (int result in doubled(ctx, numbers))
        {
            results.Add(result);
            Expect.That(
                results.Count <= 2,
                "closed-is-a-value",
                "More results came than there were numbers: a closed channel gives zeros, and Ok tells them from real ones."
            );
        }
        Expect.That(
            results is [2, 4],
            "wrong-results",
            $"The numbers were 1, 2, and the results: {string.Join(", ", results)}."
        );
    }

    private static void Both(
        Func<IContext, IContext, (IContext Context, Action Cancel)> both,
        Examiner check
    )
    {
        check.InEveryOrder(
            "It is done when a is, and has the values of a",
            async () =>
            {
                var (a, leave) = Context.WithCancel(
                    Context.WithValue(Context.Background, "table", 4)
                );
                var (b, close) = Context.WithCancel(Context.Background);
                using var deferred = Defer(close);
                var (ctx, cancel) = both(a, b);
                using var deferredToo = Defer(cancel);
                Expect.That(
                    ctx.Value("table") is 4,
                    "not-a-child",
                    "The value that a has is not there. A context that is made from a has its values."
                );
                leave();
                await Receive(ctx.Done);
            },
            Explained(
                FindingKind.Deadlock,
                "not-a-child",
                "a is done, and the context of both is not. A context that is made from a ends with it."
            )
        );
        check.InEveryOrder(
            "It is done when b is, with the cause of b",
            async () =>
            {
                var (a, leave) = Context.WithCancel(Context.Background);
                using var deferred = Defer(leave);
                var (b, close) = Context.WithCancelCause(Context.Background);
                var (ctx, cancel) = both(a, b);
                using var deferredToo = Defer(cancel);
                var midnight = new TimeoutException("the kitchen has closed");
                close(midnight);
                await Receive(ctx.Done);
                Expect.That(
                    Context.Cause(ctx) == midnight,
                    "cause-lost",
                    $"b ended because \"{midnight.Message}\", and the context of both says: \"{Context.Cause(ctx)?.Message}\". WithCancelCause gives a cancel function that takes a cause, and Context.Cause(b) is b's."
                );
            },
            Explained(
                FindingKind.Deadlock,
                "one-of-two",
                "b is done, and the context of both is not. A context has one parent; that b ends, somebody must tell it."
            )
        );
        check.InEveryOrder(
            "The returned function ends it, and no goroutine is left",
            async () =>
            {
                var (a, leave) = Context.WithCancel(Context.Background);
                var (b, close) = Context.WithCancel(Context.Background);
                var (ctx, cancel) = both(a, b);
                await Sleep(s_moment);
                cancel();
                Expect.That(
                    ctx.Err is not null,
                    "cancel-does-nothing",
                    "The returned function was called, and the context is not cancelled."
                );
                await Sleep(s_moment);
                GC.KeepAlive((leave, close));
            },
            Explained(
                FindingKind.Leak,
                "goroutine-left-behind",
                "The returned function was called, a and b go on, and a goroutine still waits for the end of b. AfterFunc needs no goroutine before b ends, and its stop takes the call back."
            )
        );
        check.Holds(
            "After the returned function nothing stands registered with b",
            () =>
            {
                var b = new WatchedContext();
                var run = Simulator.Run(async () =>
                {
                    var (_, cancel) = both(Context.Background, b);
                    await Sleep(s_moment);
                    cancel();
                    await Sleep(s_moment);
                });
                Expect.That(run.ExitCode == 0, "panic", $"It ended with: {run}");
                Expect.That(
                    b.Registered == 0,
                    "stop-forgotten",
                    "The returned function was called, and b still has a call registered, for as long as b lives: once for each dish of the evening. AfterFunc returns a stop function; call it."
                );
            }
        );
    }

    private static Orders Explained(FindingKind kind, string misconception, string reason) =>
        new() { Explain = [new(kind, misconception, reason)] };

    /// <summary>A context that lasts, and counts who wants to be told of its end.</summary>
    private sealed class WatchedContext : IAfterFuncContext
    {
        public IReceiveChan<Unit>? Done { get; } = new Chan<Unit>();

        public Exception? Err => null;

        public DateTimeOffset? Deadline => null;

        internal int Registered { get; private set; }

        public object? Value(object key) => null;

        public Func<bool> AfterFunc(Action call)
        {
            Registered++;
            bool isRegistered = true;
            return () =>
            {
                bool wasRegistered = isRegistered;
                if (isRegistered)
                    Registered--;
                isRegistered = false;
                return wasRegistered;
            };
        }
    }
}
