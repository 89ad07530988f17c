using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>07-2: a receiver that tells a zero from the end.</summary>
internal static class Chapter07Coldest
{
    private static readonly Orders s_orders = new()
    {
        MaxSteps = 1000,
        Explain =
        [
            new(
                FindingKind.Deadlock,
                "waits-after-the-end",
                "It waits for ever. Look for the end in the second result of ReceiveOk, or use await foreach."
            ),
            new(
                FindingKind.Livelock,
                "ignores-the-end",
                "It goes on for ever: a closed channel gives zero values at once, as often as you ask. Stop when ok is false."
            ),
        ],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<IReceiveChan<int>, GoTask<(int Count, int Lowest)>>>(
            "07-2",
            2,
            "async GoTask<(int Count, int Lowest)> Coldest(IReceiveChan<int> degrees)",
            Judge
        );

    private static void Judge(
        Func<IReceiveChan<int>, GoTask<(int Count, int Lowest)>> coldest,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Of -3, 4, -8 there are 3, and the lowest is -8",
            () => Measure(coldest, [-3, 4, -8], capacity: 0),
            s_orders
        );
        check.InEveryOrder(
            "The same when they lie in the buffer already",
            () => Measure(coldest, [-3, 4, -8], capacity: 3),
            s_orders
        );
        check.InEveryOrder(
            "Of 5, 8 the lowest is 5",
            () => Measure(coldest, [5, 8], capacity: 1),
            s_orders
        );
        check.InEveryOrder(
            "Of 2, 0, -1, 0 there are 4, and the lowest is -1",
            () => Measure(coldest, [2, 0, -1, 0], capacity: 1),
            s_orders
        );
        check.InEveryOrder(
            "Without a measurement it is (0, 0)",
            () => Measure(coldest, [], capacity: 0),
            s_orders
        );
    }

    private static async GoTask Measure(
        Func<IReceiveChan<int>, GoTask<(int Count, int Lowest)>> coldest,
        int[] sent,
        int capacity
    )
    {
        var degrees = new Chan<int>(capacity);
        Go(async () =>
        {
            foreach (int d in sent)
                await degrees.Send(d);
            degrees.Close();
        });
        var (count, lowest) = await coldest(degrees);

        string all = sent.Length == 0 ? "nothing" : string.Join(", ", sent);
        Expect.That(
            count <= sent.Length,
            "counts-the-end",
            $"Of {all} it counted {count}. The zero that a closed channel gives is not a measurement: ok is false with it."
        );
        Expect.That(
            count == sent.Length || !sent.Contains(0),
            "zero-is-the-end",
            $"Of {all} it counted {count}. A 0 may be a measurement like any other; ok tells whether it is the end."
        );
        Expect.That(
            count == sent.Length,
            "empty-is-the-end",
            $"Of {all} it counted {count}. A channel that is empty just now is not closed: the sender may only not have come yet."
        );
        int expected = sent.DefaultIfEmpty().Min();
        Expect.That(
            lowest == expected || lowest != 0,
            "lowest-from-zero",
            $"The lowest of {all} is said to be 0. Nobody measured a 0; where does it come from?"
        );
        Expect.That(
            lowest == expected,
            "other-lowest",
            $"The lowest of {all} is {expected}, and not {lowest}."
        );
    }
}
