using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 02, Sequential, concurrent, interleaved.</summary>
internal static class Chapter02
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<int>("02-1", 1, "a whole number", CountTheOrders),
        Definition.Of<Func<GoTask>>("02-2", 1, "async GoTask Laundry()", QuickerLaundry),
        Definition.Of<Func<GoTask<int>>>(
            "02-3",
            2,
            "async GoTask<int> AddTwiceSafely()",
            NoLostUpdate
        ),
    ];

    private static void CountTheOrders(int given, Examiner check) =>
        check.Holds(
            "The number of orders of two tasks with two steps each",
            () =>
            {
                Expect.That(given != 0, "not-answered", "Write down a number first.");
                Expect.That(
                    given != 24,
                    "own-order-is-free",
                    "24 are all orders of four things. But a task's own steps keep their order: A2 never comes before A1."
                );
                Expect.That(
                    given != 2,
                    "tasks-run-whole",
                    "2 would be the orders of whole tasks, AABB and BBAA. A task may also be interrupted after its first step."
                );
                int orders = Simulator.Explore(TwoAndTwo).Outcomes.Count;
                Expect.That(
                    given == orders,
                    "miscounted",
                    $"It is not {given}. Put the two A's into four places, and the B's into what is left: how many ways are there?"
                );
            }
        );

    private static async GoTask<string> TwoAndTwo()
    {
        string order = "";
        var wg = new WaitGroup();
        foreach (string name in new[] { "A", "B" })
            wg.Go(async () =>
            {
                order += name;
                await Gosched();
                order += name;
            });
        await wg.Wait();
        return order;
    }

    private static void QuickerLaundry(Func<GoTask> laundry, Examiner check) =>
        check.OnCores(
            "All three are done when Laundry returns, after 40 minutes",
            cores: 1,
            async () => await laundry(),
            run =>
            {
                int ready = run
                    .Stdout.Split('\n')
                    .Count(line => line.EndsWith(" ready", StringComparison.Ordinal));
                double minutes = run.Elapsed.TotalMinutes;
                Expect.That(
                    ready >= 3,
                    "returns-before-done",
                    $"Laundry returned when {ready} of 3 were done: one receive for each."
                );
                Expect.That(
                    minutes <= 40,
                    "one-after-another",
                    $"It took {minutes} minutes. Start all three, and wait only then."
                );
                Expect.That(
                    minutes >= 40,
                    "changed-the-times",
                    $"It took {minutes} minutes, less than the whites alone."
                );
            }
        );

    private static void NoLostUpdate(Func<GoTask<int>> addTwice, Examiner check)
    {
        check.OnCores(
            "Two goroutines, each with an await Gosched()",
            cores: 1,
            async () => await addTwice(),
            run =>
            {
                int started = run.Started();
                Expect.That(
                    started >= 2,
                    "not-two-goroutines",
                    $"{started} goroutines were started. Without the second there is nothing to keep apart."
                );
                int yielded = run.Trace!.Events.Where(e =>
                        e is { Kind: TraceEventKind.Yielded, Text: null } && e.Goroutine != 1
                    )
                    .Select(e => e.Goroutine)
                    .Distinct()
                    .Count();
                Expect.That(
                    yielded >= 2,
                    "removed-the-switch",
                    "An await Gosched() is gone. It stands for any wait that a real task has: keep one in each goroutine."
                );
            }
        );
        check.InEveryOrder(
            "The result is 2, in every order on one core",
            async () =>
            {
                int total = await addTwice();
                Expect.That(
                    total == 2,
                    "switch-inside-the-update",
                    $"The result was {total}. One goroutine read total, then the other one changed it, and then the first wrote what it had seen plus one."
                );
            },
            new Orders { RealRuns = 0 } // a plain variable is safe on one core only
        );
    }
}
