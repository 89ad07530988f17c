using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>07-3: several senders, one close.</summary>
internal static class Chapter07Merge
{
    private static readonly Explanation s_everyoneCloses = new(
        FindingKind.Panic,
        "everyone-closes",
        "The merged channel was closed twice, and that panics. No single input knows that it is the last one: count them with a WaitGroup, and let one goroutine wait for it and close.",
        "close of closed channel"
    );

    private static readonly Explanation s_sendsAfterwards = new(
        FindingKind.Panic,
        "closes-too-early",
        "A value was sent on the merged channel after it had been closed. It may be closed when all inputs are over, not before.",
        "send on closed channel"
    );

    private static readonly Explanation s_addsTooLate = new(
        FindingKind.Race,
        "add-in-the-goroutine",
        "The group may be waited for before anybody was added to it, so the channel is closed too early. Add before Go, or use wg.Go."
    );

    private static readonly Explanation s_leaves = new(
        FindingKind.Leak,
        "leaves-goroutines",
        "Everything had come and the merged channel was closed, but a goroutine of yours still waits for something."
    );

    private static readonly Explanation s_neverCloses = new(
        FindingKind.Deadlock,
        "never-closes",
        "The inputs were closed, and the receiver of the merged channel waits for ever. When all inputs are over, somebody has to close it."
    );

    private static readonly Explanation s_oneAfterAnother = new(
        FindingKind.Deadlock,
        "one-after-another",
        "The first input is slow, and values lie ready on the second; but nobody takes them, and everything waits for the first. Each input needs a goroutine of its own."
    );

    internal static Definition Definition { get; } =
        Definition.Of<Func<IReceiveChan<int>[], IReceiveChan<int>>>(
            "07-3",
            3,
            "IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)",
            Judge
        );

    private static void Judge(Func<IReceiveChan<int>[], IReceiveChan<int>> merge, Examiner check)
    {
        var orders = new Orders
        {
            Schedules = 200,
            Explain = [s_everyoneCloses, s_sendsAfterwards, s_addsTooLate, s_neverCloses, s_leaves],
        };
        check.InEveryOrder(
            "When both inputs end without a value, the merged channel is closed, once",
            () => Drain(merge, [], []),
            orders
        );
        check.InEveryOrder(
            "All values of two inputs come, and then the end",
            () => Drain(merge, [1, 2], [11]),
            orders
        );
        check.InEveryOrder(
            "All values of three inputs come, and then the end",
            () => Drain(merge, [1], [11], [21, 22]),
            orders
        );
        check.InEveryOrder(
            "A slow input does not hold up the others",
            () => SlowFirst(merge),
            new()
            {
                Explain =
                [
                    s_everyoneCloses,
                    s_sendsAfterwards,
                    s_addsTooLate,
                    s_oneAfterAnother,
                    s_leaves,
                ],
            }
        );
        check.InEveryOrder("Without inputs it is closed at once", () => Drain(merge), orders);
    }

    /// <summary>Tens tell the input that a value was sent on.</summary>
    private static async GoTask Drain(
        Func<IReceiveChan<int>[], IReceiveChan<int>> merge,
        params int[][] series
    )
    {
        var inputs = new IReceiveChan<int>[series.Length];
        for (int i = 0; i < series.Length; i++)
        {
            var input = new Chan<int>();
            int[] values = series[i];
            inputs[i] = input;
            Go(async () =>
            {
                foreach (int v in values)
                    await input.Send(v);
                input.Close();
            });
        }
        await ExpectAll(merge(inputs), series);
    }

    /// <summary>Receives everything that was sent on several inputs, in any order that keeps each one's, and then the end.</summary>
    internal static async GoTask ExpectAll(IReceiveChan<int> merged, int[][] series)
    {
        var missing = series.Select(values => new Queue<int>(values)).ToList();
        int left = series.Sum(values => values.Length);
        for (; left > 0; left--)
        {
            var (value, ok) = await merged.ReceiveOk();
            var next = missing.SelectMany(values => values.Take(1)).ToList();
            Expect.That(
                ok,
                "closes-too-early",
                $"The end came, and {string.Join(", ", missing.SelectMany(v => v))} had not come yet. All inputs must be over before the close."
            );
            Expect.That(
                next.Contains(value),
                "other-values",
                $"{value} came; of what was sent, only {string.Join(" or ", next)} could be next."
            );
            missing.First(values => values.TryPeek(out int first) && first == value).Dequeue();
        }
        var (extra, isOpen) = await merged.ReceiveOk();
        Expect.That(
            !isOpen,
            "passes-on-the-end",
            $"Everything had come, and then {extra} came as well. The zero that a closed input gives is its end, and not a value to pass on."
        );
    }

    private static async GoTask SlowFirst(Func<IReceiveChan<int>[], IReceiveChan<int>> merge)
    {
        var slow = new Chan<int>();
        var fast = new Chan<int>(2);
        await fast.Send(11);
        await fast.Send(12);
        fast.Close();
        var merged = merge([slow, fast]);
        for (int expected = 11; expected <= 12; expected++)
        {
            var (value, ok) = await merged.ReceiveOk();
            Expect.That(
                ok && value == expected,
                ok ? "other-values" : "closes-too-early",
                ok
                    ? $"{value} came, and it was the turn of {expected}."
                    : $"The merged channel was closed, and {expected} had not come yet."
            );
        }
        await slow.Send(1);
        slow.Close();
        await ExpectAll(
            merged,
            [
                [1],
            ]
        );
    }
}
