using System.Collections.Concurrent;
using Exercises.Checking;
using Goroutines;
using Interlocked = System.Threading.Interlocked;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 05, WaitGroup.</summary>
internal static class Chapter05
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<GoTask<int>>>("05-1", 1, "async GoTask<int> AddUp()", WaitForThem),
        Definition.Of<Func<IEnumerable<Func<bool>>, GoTask>>(
            "05-2",
            2,
            "async GoTask Careful(IEnumerable<Func<bool>> jobs)",
            DoneWhateverHappens
        ),
        Definition.Of<Func<Action<string>, GoTask>>(
            "05-3",
            2,
            "async GoTask Dinner(Action<string> log)",
            TwoPhases
        ),
    ];

    private static void WaitForThem(Func<GoTask<int>> addUp, Examiner check)
    {
        check.OnCores(
            "AddUp does not wait by sleeping",
            cores: 2,
            async () => await addUp(),
            run =>
                Expect.That(
                    run.Sleeps(goroutine: 1) == 0,
                    "sleep-as-synchronisation",
                    "AddUp sleeps and hopes that the ten are done by then. On a slow day they are not: wait for them."
                )
        );
        check.OnCores(
            "AddUp waits",
            cores: 2,
            async () => await addUp(),
            run =>
                Expect.That(
                    run.Waits("sync.WaitGroup.Wait", goroutine: 1) > 0,
                    "no-wait",
                    "AddUp never waited for the group, and added up what was there so far."
                ),
            new Explanation(
                FindingKind.Deadlock,
                "done-missing",
                "AddUp waits for ever: some goroutine was counted, and never called Done."
            )
        );
        check.InEveryOrder(
            "AddUp returns 55, in every order",
            async () =>
            {
                int sum = await addUp();
                Expect.That(
                    sum == 55,
                    "add-inside-goroutine",
                    $"AddUp returned {sum} instead of 55: it waited, but some goroutine was not counted yet. "
                        + "Add belongs before the go statement; a goroutine that counts itself may come too late."
                );
            }
        );
        check.OnCores(
            "The ten are on their way together: 9 ms, not 45",
            cores: 1,
            async () => await addUp(),
            run =>
                Expect.That(
                    run.Elapsed < TimeSpan.FromMilliseconds(20),
                    "one-after-another",
                    $"It took {run.Elapsed.TotalMilliseconds} ms: each goroutine was waited for before the next one started."
                )
        );
    }

    private static void DoneWhateverHappens(
        Func<IEnumerable<Func<bool>>, GoTask> careful,
        Examiner check
    ) =>
        check.InEveryOrder(
            "Careful returns when all jobs have run, also those that give up",
            async () =>
            {
                int run = 0;
                Func<bool>[] jobs =
                [
                    () => Interlocked.Increment(ref run) > 0,
                    () => Interlocked.Increment(ref run) == 0, // gives up
                    () => Interlocked.Increment(ref run) > 0,
                ];
                await careful(jobs);
                Expect.That(
                    run == jobs.Length,
                    "not-all-waited-for",
                    $"Careful returned when {run} of 3 jobs had run."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Panic,
                        "done-twice",
                        "Now some job is taken off the counter twice: it must be once on every way out.",
                        Contains: "negative WaitGroup counter"
                    ),
                    new(
                        FindingKind.Deadlock,
                        "done-not-on-every-path",
                        "Careful waits for ever: a job that gives up leaves before Done, and stays counted."
                    ),
                ],
            }
        );

    private static void TwoPhases(Func<Action<string>, GoTask> dinner, Examiner check)
    {
        check.InEveryOrder(
            "Nobody fries before all three have chopped, and all six are done at the end",
            async () =>
            {
                var log = new ConcurrentQueue<string>();
                await dinner(log.Enqueue);
                string[] steps = [.. log];
                int fried = Array.IndexOf(steps, "fry");
                Expect.That(
                    steps.Length == 6,
                    "returns-before-done",
                    $"Dinner returned when {steps.Length} of 6 steps were done. Who waits for the second phase?"
                );
                Expect.That(
                    fried == 3,
                    "no-wait-between-phases",
                    $"The first pan was on the fire when only {fried} of 3 had chopped. A Wait belongs between the phases."
                );
            },
            // Work takes real time on real cores.
            new Orders { RealRuns = 3 }
        );
        check.OnCores(
            "On three cores it takes 30 ms to chop and 20 ms to fry",
            cores: 3,
            async () => await dinner(_ => { }),
            run =>
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(50),
                    "one-after-another",
                    $"It took {run.Elapsed.TotalMilliseconds} ms instead of 50. Within a phase the three cooks should work together."
                )
        );
    }
}
