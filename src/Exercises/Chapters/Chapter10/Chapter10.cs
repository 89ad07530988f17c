using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 10, deadlock, livelock, starvation.</summary>
internal static partial class Chapter10
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<LockedAccount, LockedAccount, int, GoTask>>(
            "10-1",
            2,
            "async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)",
            CheckTransfer
        ),
        Definition.Of<Func<Mutex[], Func<int, GoTask>, GoTask>>(
            "10-2",
            2,
            "async GoTask Dinner(Mutex[] forks, Func<int, GoTask> eat)",
            CheckDinner
        ),
        Definition.Of<Func<int, Fork, Fork, Func<GoTask>, GoTask>>(
            "10-3",
            3,
            "async GoTask Dine(int id, Fork near, Fork far, Func<GoTask> eat)",
            CheckDine
        ),
        Definition.Of<Func<IFairLock>>(
            "10-4",
            3,
            "() => new FairLock(), with class FairLock : IFairLock",
            CheckFairLock
        ),
    ];

    private static void CheckTransfer(
        Func<LockedAccount, LockedAccount, int, GoTask> transfer,
        Examiner check
    )
    {
        Explanation crossed = new(
            FindingKind.Deadlock,
            "crossed-locks",
            "Each of two transfers holds one lock and waits for the other's. Which lock is taken first must not depend on which way the money goes."
        );
        check.InEveryOrder(
            "Alone, it moves the money and gives both locks back",
            async () =>
            {
                var (a, b) = (new LockedAccount(1), new LockedAccount(2));
                await transfer(a, b, 30);
                ExpectBalances(a, 70, b, 130, "wrong-amount");
                Expect.That(
                    a.Mu.TryLock() && b.Mu.TryLock(),
                    "lock-not-released",
                    "After a transfer one of the locks is still held."
                );
            }
        );
        check.InEveryOrder(
            "In both directions at once, both arrive",
            async () =>
            {
                var (a, b, wg) = (new LockedAccount(1), new LockedAccount(2), new WaitGroup());
                wg.Go(async () => await transfer(a, b, 30));
                wg.Go(async () => await transfer(b, a, 10));
                await wg.Wait();
                ExpectBalances(a, 80, b, 120, "gives-up");
            },
            new Orders { Explain = [crossed] }
        );
        check.InEveryOrder(
            "Who holds both locks never sees a moment in between",
            async () =>
            {
                var (a, b, wg) = (new LockedAccount(1), new LockedAccount(2), new WaitGroup());
                wg.Go(async () => await transfer(b, a, 30));
                using (await a.Mu.Lock())
                using (await b.Mu.Lock())
                {
                    int sum = await a.Balance.Load() + await b.Balance.Load();
                    Expect.That(
                        sum == 200,
                        "money-in-transit",
                        $"Somebody who held both locks counted {sum} instead of 200: the transfer had given one lock back before it took the other, with the money in neither account."
                    );
                }
                await wg.Wait();
            },
            new Orders { Explain = [crossed] }
        );
        check.InEveryOrder(
            "From an account to itself, it changes nothing",
            async () =>
            {
                var a = new LockedAccount(1);
                await transfer(a, a, 30);
                ExpectBalances(a, 100, a, 100, "wrong-amount");
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "same-lock-twice",
                        "It holds the account's lock and asks for the same one again, and so waits for itself. A mutex is not re-entrant."
                    ),
                ],
            }
        );
    }

    private static void CheckDinner(Func<Mutex[], Func<int, GoTask>, GoTask> dinner, Examiner check)
    {
        Explanation sameSide = new(
            FindingKind.Deadlock,
            "everybody-the-same-side",
            "Each philosopher holds one fork and waits for the next one's: a circle round the table. As long as all begin on the same side, left or right, it can close."
        );
        check.OnCores(
            "Nobody sleeps to keep out of the others' way",
            cores: 3,
            async () => await dinner(Forks(3), async _ => await Builtin.Work(s_millisecond)),
            run =>
                Expect.That(
                    run.Sleeps() == 0,
                    "sleep-as-synchronisation",
                    "Somebody sleeps so as not to meet the others. That makes the deadlock rarer, not impossible: on a slow day they meet."
                ),
            sameSide
        );
        check.InEveryOrder(
            "In every order each of three eats once, with both forks",
            async () => await ThreeDine(dinner),
            new Orders { Explain = [sameSide] }
        );
        check.Holds(
            "Of five on five cores, two may eat at the same time",
            () =>
                Expect.That(
                    Enumerable.Range(1, 20).Any(seed => DinnerTime(dinner, seed) < 5),
                    "one-at-a-time",
                    "Five who eat for 10 ms each always took 50 ms: only one of them ate at a time. That is safe, and lets forks lie about that nobody uses. Neighbours must wait for each other, the others need not."
                )
        );
    }

    private static async GoTask ThreeDine(Func<Mutex[], Func<int, GoTask>, GoTask> dinner)
    {
        var forks = Forks(3);
        int[] eaten = new int[3];
        await dinner(
            forks,
            async seat =>
            {
                eaten[seat]++;
                foreach (var fork in new[] { forks[seat], forks[(seat + 1) % 3] })
                    Expect.That(
                        !fork.TryLock(),
                        "fork-not-held",
                        $"Philosopher {seat} ate while a fork of theirs lay on the table: a neighbour could have taken it."
                    );
                await Builtin.Gosched();
            }
        );
        Expect.That(
            eaten.All(times => times == 1),
            "does-not-wait",
            $"When Dinner returned, the three had eaten {string.Join(", ", eaten)} times. It must wait until each has eaten once."
        );
        Expect.That(
            forks.All(fork => fork.TryLock()),
            "fork-kept",
            "When Dinner returned, somebody still had a fork."
        );
    }

    /// <summary>How many dinners one after another it took; 5 if it did not come to its end.</summary>
    private static double DinnerTime(Func<Mutex[], Func<int, GoTask>, GoTask> dinner, int seed)
    {
        var run = Simulator.Run(
            async () => await dinner(Forks(5), async _ => await Builtin.Work(10 * s_millisecond)),
            new SimulationOptions
            {
                MaxProcs = 5,
                Seed = seed,
                Trace = false,
                ShowOutput = false,
            }
        );
        return run.ExitCode == 0 ? run.Elapsed / (10 * s_millisecond) : 5;
    }

    private static Mutex[] Forks(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Mutex())];

    private static void ExpectBalances(
        LockedAccount a,
        int balanceOfA,
        LockedAccount b,
        int balanceOfB,
        string misconception
    ) =>
        Expect.That(
            a.Balance.Value == balanceOfA && b.Balance.Value == balanceOfB,
            misconception,
            $"The balances should be {balanceOfA} and {balanceOfB}; they are {a.Balance.Value} and {b.Balance.Value}. "
                + "A transfer must be carried out, also when it has to wait for a lock."
        );
}
