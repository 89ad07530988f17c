using System.Threading;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>The exercise about sharing out work of different length.</content>
internal static partial class Chapter16
{
    private static void WhoIsFreeTakesTheNext(
        Func<int, int, Func<int, GoTask>, GoTask> share,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Each of three items is done exactly once, by two workers",
            async () =>
            {
                int[] done = new int[3];
                await share(
                    3,
                    2,
                    async item =>
                    {
                        await Gosched();
                        Interlocked.Increment(ref done[item]);
                    }
                );
                Expect.That(
                    done.Max() <= 1,
                    "item-taken-twice",
                    "An item was done twice: two workers looked at the number of the next item before either had moved it on. Taking must be one step."
                );
                Expect.That(
                    done.Min() == 1,
                    "returns-before-done",
                    $"Share returned when {done.Sum()} of 3 items were done."
                );
            }
        );
        check.OnCores(
            "There are no more goroutines than workers",
            cores: 4,
            async () => await share(40, 4, async _ => await Work(TimeSpan.FromMilliseconds(1))),
            run =>
                Expect.That(
                    run.MostAlive() <= 5,
                    "a-goroutine-for-each-item",
                    $"{run.MostAlive() - 1} goroutines were alive at a time, and 4 workers were asked for: of a million items that would be a million."
                )
        );
        // The cost of each item in ms: the long ones in front, then every fourth long.
        foreach (
            var (what, tag, costs) in new (string, string, int[])[]
            {
                (
                    "the long ones in front",
                    "fixed-blocks",
                    [10, 10, 10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
                ),
                (
                    "every fourth one long",
                    "fixed-places",
                    [10, 1, 1, 1, 10, 1, 1, 1, 10, 1, 1, 1, 10, 1, 1, 1]
                ),
            }
        )
            check.OnCores(
                $"Four workers are about equally busy: {what}",
                cores: 4,
                async () =>
                    await share(
                        costs.Length,
                        4,
                        async item => await Work(TimeSpan.FromMilliseconds(costs[item]))
                    ),
                run =>
                    // No greedy order leaves more than the longest item over the mean.
                    Expect.That(
                        run.Elapsed.TotalMilliseconds <= (costs.Sum() / 4.0) + costs.Max(),
                        tag,
                        $"{costs.Sum()} ms of work on four cores took {run.Elapsed.TotalMilliseconds} ms: one worker had all the long items, "
                            + "since it was settled before who does which. Let whoever is free take the next."
                    )
            );
    }
}
