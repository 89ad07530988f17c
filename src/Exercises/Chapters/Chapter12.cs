using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

using Asker = Func<Shared<string>, Shared<int>, AtomicBool, GoTask<string?>>;
using Publisher = Func<Shared<string>, Shared<int>, AtomicBool, GoTask>;

/// <summary>The exercises of chapter 12, the rest of <c>sync</c> and the memory model.</summary>
internal static partial class Chapter12
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Func<GoTask<int>>, Func<GoTask<int>>>>(
            "12-1",
            2,
            "Func<GoTask<int>> Lazily(Func<GoTask<int>> load)",
            AtTheFirstUse
        ),
        Definition.Of<Func<ICellar>>(
            "12-2",
            3,
            "() => new Cellar(), where Cellar implements ICellar",
            SeveralJarsAtOnce
        ),
        Definition.Of<Action<AtomicInt64, long>>(
            "12-3",
            2,
            "void KeepHighest(AtomicInt64 highest, long value)",
            TheHighestSoFar
        ),
        Definition.Of<Publisher, Asker>(
            "12-4",
            3,
            "async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready) and async GoTask<string?> Ask(…)",
            PublishAndAsk
        ),
    ];

    private static void AtTheFirstUse(Func<Func<GoTask<int>>, Func<GoTask<int>>> lazily, Examiner check)
    {
        check.InEveryOrder(
            "Nothing is loaded before the first call, and once when there are two calls",
            async () =>
            {
                int loaded = 0;
                var get = lazily(async () =>
                {
                    await Gosched();
                    return 10 + ++loaded;
                });
                Expect.That(
                    loaded == 0,
                    "loads-at-once",
                    "It was loaded when Lazily was called. Only the function that it returns may load, when it is called itself."
                );
                int first = await get();
                int second = await get();
                Expect.That(
                    loaded == 1,
                    "remembers-nothing",
                    $"Two calls, one after the other, loaded {loaded} times. What they share must be made in Lazily, outside of the function "
                        + "that it returns; what is made inside is new for each call."
                );
                Expect.That(
                    (first, second) == (11, 11),
                    "result-lost",
                    $"The one load gave 11, and the two calls returned {first} and {second}."
                );
            }
        );
        check.InEveryOrder(
            "Three goroutines call at once: one loads, all get its value",
            async () =>
            {
                int loaded = 0;
                var get = lazily(async () =>
                {
                    int mine = 10 + ++loaded;
                    await Gosched();
                    return mine;
                });
                int[] got = new int[3];
                var wg = new WaitGroup();
                for (int i = 0; i < got.Length; i++)
                {
                    int mine = i;
                    wg.Go(async () => got[mine] = await get());
                }
                await wg.Wait();
                Expect.That(
                    loaded == 1,
                    "check-then-act",
                    $"Three called at once, and it was loaded {loaded} times: a second one came between the look and the act, and found "
                        + "nothing there yet."
                );
                Expect.That(
                    got.All(value => value == 11),
                    "does-not-wait-for-the-first",
                    $"Loaded once, but the three got {string.Join(", ", got)}. Who comes while the first is still loading must wait for it: "
                        + "that it has begun does not mean that it is done."
                );
            }
        );
    }

    private static void SeveralJarsAtOnce(Func<ICellar> make, Examiner check)
    {
        check.InEveryOrder(
            "Take(2) comes back when two jars are there, not before",
            async () =>
            {
                var cellar = make();
                var taken = new Chan<bool>();
                int put = 0;
                Go(async () =>
                {
                    await cellar.Take(2);
                    Expect.That(
                        put > 0,
                        "does-not-wait",
                        "Take(2) came back though the cellar was empty."
                    );
                    Expect.That(
                        put > 1,
                        "wait-without-a-loop",
                        "One jar came, Take(2) was woken and came back with two. That something has changed does not mean that there is enough now: "
                            + "look again, and wait again."
                    );
                    await taken.Send(true);
                });
                put = 1;
                await cellar.Put(1);
                put = 2;
                await cellar.Put(1);
                await taken.Receive();
            },
            Few with
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "nobody-is-woken",
                        "Two jars are there, and who waits for two goes on waiting. Put must wake those who wait."
                    ),
                    Busy,
                ],
            }
        );
        check.InEveryOrder(
            "A jar that was taken is gone",
            async () =>
            {
                var cellar = make();
                var taken = new Chan<bool>();
                bool isPut = false;
                await cellar.Put(1);
                await cellar.Take(1);
                Go(async () =>
                {
                    await cellar.Take(1);
                    Expect.That(
                        isPut,
                        "takes-nothing-out",
                        "One jar was put in, and was taken twice."
                    );
                    await taken.Send(true);
                });
                isPut = true;
                await cellar.Put(1);
                await taken.Receive();
            },
            Few with { Explain = [Busy] }
        );
        check.InEveryOrder(
            "Two who want two each, and bring them back, get on with two jars",
            async () =>
            {
                var cellar = make();
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                    wg.Go(async () =>
                    {
                        await cellar.Take(2);
                        await cellar.Put(2);
                    });
                await cellar.Put(2);
                await wg.Wait();
            },
            Few with
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "takes-one-by-one",
                        "Each of the two has taken one jar and waits for its second. Take none before there are enough for you."
                    ),
                    Busy,
                ],
            }
        );
        check.InEveryOrder(
            "Who wants one is served, though another has waited longer for three",
            async () =>
            {
                var cellar = make();
                var taken = new Chan<bool>();
                var wg = new WaitGroup();
                wg.Go(async () => await cellar.Take(3));
                Go(async () =>
                {
                    await cellar.Take(1);
                    await taken.Send(true);
                });
                await cellar.Put(1);
                await taken.Receive();
                await cellar.Put(3);
                await wg.Wait();
            },
            Few with
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "signal-wakes-the-wrong-one",
                        "One jar came. Signal woke the one who wants three; it found too few and went back to sleep. Who wants one was not told. "
                            + "Those who wait want different things: Broadcast."
                    ),
                    Busy,
                ],
            }
        );
        check.OnCores(
            "Take waits until it is told, and does not keep looking",
            cores: 1,
            async () =>
            {
                var cellar = make();
                var taken = new Chan<bool>();
                Go(async () =>
                {
                    await cellar.Take(1);
                    await taken.Send(true);
                });
                for (int turn = 0; turn < 200; turn++)
                    await Gosched();
                await cellar.Put(1);
                await taken.Receive();
            },
            run =>
            {
                Expect.That(
                    run.Sleeps(goroutine: 2) == 0,
                    "sleep-as-synchronisation",
                    "Take sleeps and looks again. It comes too late, or too often: wait for the Cond."
                );
                int did = run.Trace!.Events.Count(e => e.Goroutine == 2);
                Expect.That(did < 100, Busy.Misconception, Busy.Reason);
            }
        );
    }

    /// <summary>A right answer takes some dozens of steps; one that keeps looking would take all there are.</summary>
    private static Orders Few { get; } = new() { MaxSteps = 500 };

    private static Explanation Busy { get; } =
        new(
            FindingKind.Livelock,
            "busy-waiting",
            "There was no jar, and Take looked again and again, which keeps a processor busy. Wait until somebody tells you: that is what a Cond is for."
        );

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
