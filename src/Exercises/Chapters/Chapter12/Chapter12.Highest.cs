using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>A compare-and-swap loop.</content>
internal static partial class Chapter12
{
    private static void TheHighestSoFar(Action<AtomicInt64, long> keep, Examiner check)
    {
        check.Holds("One after the other: 9, and then 5, leaves 9", () => InTurn(keep));
        check.Holds("Two at once both come to an end", () => BothReturn(keep));
        check.InEveryOrder(
            "It never goes down while two give their values at once",
            async () =>
            {
                var highest = new AtomicInt64();
                var wg = new WaitGroup();
                wg.Go(() => keep(highest, 9));
                wg.Go(() => keep(highest, 5));
                long before = highest.Load();
                long after = highest.Load();
                await wg.Wait();
                long atTheEnd = highest.Load();
                Expect.That(
                    before <= after && after <= atTheEnd,
                    "load-then-store",
                    $"It held {Math.Max(before, after)}, and later {Math.Min(after, atTheEnd)}: somebody had looked, another wrote a higher value, "
                        + "and then the lower one was stored over it. Looking and writing must be one step: CompareAndSwap."
                );
            }
        );
        check.InEveryOrder(
            "No value is lost: of 9, 5 and 7 given at once 9 remains",
            async () =>
            {
                var highest = new AtomicInt64();
                var wg = new WaitGroup();
                foreach (long value in new long[] { 9, 5, 7 })
                    wg.Go(() => keep(highest, value));
                await wg.Wait();
                Expect.That(
                    highest.Load() == 9,
                    "gives-up-after-one-try",
                    $"At the end it holds {highest.Load()}: somebody else was faster, the compare and swap of 9 failed, and nobody tried again."
                );
            }
        );
    }

    private static void InTurn(Action<AtomicInt64, long> keep)
    {
        var (nine, five) = (0L, 0L);
        var run = Limited(
            async () =>
            {
                var highest = new AtomicInt64();
                keep(highest, 9);
                nine = highest.Load();
                keep(highest, 5);
                five = highest.Load();
                await Gosched();
            },
            seed: 1
        );
        Expect.That(
            run.ExitCode == 0,
            "never-returns",
            "KeepHighest was given 9, and then 5, and did not come back. A lower value changes nothing: then there is nothing to try."
        );
        Expect.That(nine == 9, "value-lost", $"9 was given, and it holds {nine}.");
        Expect.That(
            five == 9,
            "overwrites-a-higher-one",
            $"First 9 was given, then 5, and now it holds {five}. A lower value changes nothing."
        );
    }

    private static void BothReturn(Action<AtomicInt64, long> keep)
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var run = Limited(
                async () =>
                {
                    var highest = new AtomicInt64();
                    var wg = new WaitGroup();
                    wg.Go(() => keep(highest, 9));
                    wg.Go(() => keep(highest, 5));
                    await wg.Wait();
                },
                seed
            );
            Expect.That(
                run.ExitCode == 0,
                "never-looks-again",
                "Two gave their values at once, and one tries for ever: its compare and swap failed, and was repeated with the old value. "
                    + "Load again each time round."
            );
        }
    }

    /// <summary>A run of a program that a wrong answer may keep from ending.</summary>
    private static ProgramRun Limited(Func<GoTask> program, int seed) =>
        Simulator.Run(
            program,
            new SimulationOptions
            {
                Seed = seed,
                MaxSteps = 1000,
                Trace = false,
                ShowOutput = false,
            }
        );
}
