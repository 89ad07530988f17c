using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>08-3: nil channels that switch cases off.</summary>
internal static class Chapter08Join
{
    private static readonly Explanation s_closesTwice = new(
        FindingKind.Panic,
        "closes-twice",
        "Output was closed twice, and that panics. One close, after the loop.",
        "close of closed channel"
    );

    private static readonly Explanation s_sendsAfterwards = new(
        FindingKind.Panic,
        "closes-too-early",
        "Something was sent on output after it had been closed. It may be closed when both inputs are over.",
        "send on closed channel"
    );

    private static readonly Explanation s_spins = new(
        FindingKind.Livelock,
        "spins-on-a-closed-channel",
        "One input is closed, and the select takes its end again and again: a closed channel is always ready. Set it to null, and its case is off."
    );

    private static readonly Explanation s_neverCloses = new(
        FindingKind.Deadlock,
        "never-closes",
        "Both inputs are over, and output is never closed: its receiver waits for ever. Does a break leave the loop, or only the switch? Is there a select left whose channels are all null?"
    );

    private static readonly Explanation s_oneAfterAnother = new(
        FindingKind.Deadlock,
        "one-after-another",
        "Values lie ready on the right, and nobody takes them: everything waits for the left. One select has to wait at both."
    );

    private static readonly Explanation s_nullWaits = new(
        FindingKind.Deadlock,
        "null-is-not-over",
        "One input was null from the beginning, and everything waits for ever. An input that is null has nothing to bring, and will never be closed either."
    );

    private static readonly Explanation s_nullThrows = new(
        FindingKind.Panic,
        "null-is-not-over",
        "One input was null from the beginning, and something was called on it. In a select a null channel is simply never ready.",
        "NullReferenceException"
    );

    private static readonly Orders s_orders = new()
    {
        MaxSteps = 1000,
        Explain = [s_closesTwice, s_sendsAfterwards, s_spins, s_neverCloses],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<IReceiveChan<int>?, IReceiveChan<int>?, ISendChan<int>, GoTask>>(
            "08-3",
            3,
            "async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)",
            Judge
        );

    private static void Judge(
        Func<IReceiveChan<int>?, IReceiveChan<int>?, ISendChan<int>, GoTask> join,
        Examiner check
    )
    {
        check.InEveryOrder(
            "When both end without a value, output is closed, once",
            () => All(join, [], []),
            s_orders
        );
        check.InEveryOrder(
            "All values of both come, and then the end",
            () => All(join, [1, 2], [11]),
            s_orders
        );
        check.InEveryOrder(
            "A slow left input does not hold up the right one",
            () => SlowLeft(join),
            new()
            {
                MaxSteps = 1000,
                Explain = [s_closesTwice, s_sendsAfterwards, s_spins, s_oneAfterAnother],
            }
        );
        var withNull = new Orders
        {
            MaxSteps = 1000,
            Explain = [s_closesTwice, s_sendsAfterwards, s_spins, s_nullWaits, s_nullThrows],
        };
        check.InEveryOrder(
            "An input that is null has nothing to bring",
            () => All(join, null, [11, 12]),
            withNull
        );
        check.InEveryOrder(
            "With two of them output is closed at once",
            () => All(join, null, null),
            withNull
        );
        check.OnCores(
            "Join starts no goroutine",
            cores: 2,
            () => All(join, [1, 2], [11]),
            run =>
                Expect.That(
                    run.Started() <= 3,
                    "starts-goroutines",
                    $"Join started {run.Started() - 3} goroutines. That works, and chapter 07 did it; here it is one loop with a select."
                )
        );
    }

    private static async GoTask All(
        Func<IReceiveChan<int>?, IReceiveChan<int>?, ISendChan<int>, GoTask> join,
        int[]? left,
        int[]? right
    )
    {
        var output = new Chan<int>();
        var (first, second) = (Sender(left), Sender(right));
        Go(async () => await join(first, second, output));
        await Chapter07Merge.ExpectAll(output, [left ?? [], right ?? []]);
    }

    private static Chan<int>? Sender(int[]? values)
    {
        if (values is null)
            return null;
        var input = new Chan<int>();
        Go(async () =>
        {
            foreach (int v in values)
                await input.Send(v);
            input.Close();
        });
        return input;
    }

    private static async GoTask SlowLeft(
        Func<IReceiveChan<int>?, IReceiveChan<int>?, ISendChan<int>, GoTask> join
    )
    {
        var output = new Chan<int>();
        var slow = new Chan<int>();
        var fast = new Chan<int>(2);
        await fast.Send(11);
        await fast.Send(12);
        Go(async () => await join(slow, fast, output));
        for (int expected = 11; expected <= 12; expected++)
        {
            int value = await output.Receive();
            Expect.That(
                value == expected,
                "other-values",
                $"{value} came, and it was the turn of {expected}."
            );
        }
        await slow.Send(1);
        slow.Close();
        fast.Close();
        await Chapter07Merge.ExpectAll(
            output,
            [
                [1],
            ]
        );
    }
}
