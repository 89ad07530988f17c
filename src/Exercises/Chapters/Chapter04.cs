using System.Collections.Concurrent;
using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 04, Goroutines.</summary>
internal static class Chapter04
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Action<int>, GoTask>>(
            "04-1",
            1,
            "async GoTask Numbers(Action<int> write)",
            OutOfTheTrap
        ),
        Definition.Of<Func<TimeSpan, Action, GoTask>>(
            "04-2",
            2,
            "async GoTask Save(TimeSpan howLong, Action saved)",
            MainMustOutliveIt
        ),
        Definition.Of<Func<GoTask<int>>>(
            "04-3",
            2,
            "async GoTask<int> SumOfAThousand()",
            AThousandNumbers
        ),
    ];

    private static void OutOfTheTrap(Func<Action<int>, GoTask> numbers, Examiner check)
    {
        check.InEveryOrder(
            "1, 2, 3, 4 and 5 are written, in any order",
            async () =>
            {
                var all = new ConcurrentQueue<int>();
                await numbers(all.Enqueue);
                int[] written = [.. all.Order()];
                Expect.That(
                    written.Length == 5,
                    "returns-before-done",
                    $"Only {written.Length} of 5 numbers were written when Numbers returned."
                );
                Expect.That(
                    written is [1, 2, 3, 4, 5],
                    "captures-the-loop-variable",
                    $"It wrote {string.Join(", ", written)}. All goroutines look at the same variable i, "
                        + "when they run, not when they are made: copy it before the go statement."
                );
            }
        );
        check.OnCores(
            "Each number comes from a goroutine of its own",
            cores: 2,
            async () => await numbers(_ => { }),
            run =>
                Expect.That(
                    run.Started() == 5,
                    "not-a-goroutine",
                    $"The numbers are right, but {run.Started()} goroutines wrote them instead of 5."
                )
        );
    }

    private static void MainMustOutliveIt(Func<TimeSpan, Action, GoTask> save, Examiner check)
    {
        check.OnCores(
            "Save does not wait by sleeping",
            cores: 2,
            async () => await save(TimeSpan.FromMilliseconds(10), () => { }),
            run =>
                Expect.That(
                    run.Sleeps(goroutine: 1) == 0,
                    "sleep-as-synchronisation",
                    "Save sleeps, and hopes that the goroutine is done by then. On a slow day it is not: let the goroutine tell."
                )
        );
        foreach (int ms in new[] { 1, 20 })
            check.InEveryOrder(
                $"All is saved when Save returns, if it takes {ms} ms",
                async () =>
                {
                    bool isSaved = false;
                    await save(TimeSpan.FromMilliseconds(ms), () => isSaved = true);
                    Expect.That(
                        isSaved,
                        "does-not-wait",
                        "Save returned, and nothing was saved yet: nothing in it waits for the goroutine."
                    );
                },
                new Orders
                {
                    RealRuns = 5,
                    Explain =
                    [
                        new(
                            FindingKind.Deadlock,
                            "nobody-tells",
                            "Save waits for ever: the goroutine saves, and does not say that it has."
                        ),
                    ],
                }
            );
        check.OnCores(
            "The saving is done by a goroutine",
            cores: 2,
            async () => await save(TimeSpan.FromMilliseconds(10), () => { }),
            run =>
                Expect.That(
                    run.Started() >= 1,
                    "not-a-goroutine",
                    "Save does it all by itself. Then nothing else could go on meanwhile."
                )
        );
    }

    private static void AThousandNumbers(Func<GoTask<int>> sumOfAThousand, Examiner check)
    {
        Explanation[] explain =
        [
            new(
                FindingKind.Deadlock,
                "more-receives-than-sends",
                "Everybody waits for somebody: there are more receives than sends, or fewer goroutines than numbers."
            ),
        ];
        check.OnCores(
            "A thousand goroutines send",
            cores: 4,
            async () => await sumOfAThousand(),
            run =>
                Expect.That(
                    run.Started() >= 1000,
                    "one-goroutine-for-all",
                    $"{run.Started()} goroutines were started instead of a thousand."
                ),
            explain
        );
        // In every order would be too many; but the sum does not depend on the order.
        int sum = 0;
        check.OnCores(
            "The sum is 500500",
            cores: 4,
            async () => sum = await sumOfAThousand(),
            _ =>
            {
                Expect.That(
                    sum <= 500_500,
                    "captures-the-loop-variable",
                    $"The sum was {sum}, too much: goroutines sent what i was when they ran, not when they were started."
                );
                Expect.That(
                    sum == 500_500,
                    "receives-too-few",
                    $"The sum was {sum}. Receive as many times as there are goroutines."
                );
            },
            explain
        );
    }
}
