using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 09, mutex and data races.</summary>
internal static partial class Chapter09
{
    private static readonly Mistake s_notReleased = new(
        "lock-not-released",
        "It returned with the lock still held: whoever locks next waits for ever. There is a way out of the function that passes no Unlock; "
            + "a block with using has none."
    );

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Shared<int>, Mutex, int, GoTask>>(
            "09-1",
            2,
            "async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)",
            CheckDeposit
        ),
        Definition.Of<Func<Shared<int>, Mutex, int, GoTask<bool>>>(
            "09-2",
            2,
            "async GoTask<bool> Withdraw(Shared<int> balance, Mutex mu, int amount)",
            CheckWithdraw
        ),
        Definition.Of<Func<ScoreTable, IScoreboard>>(
            "09-3",
            3,
            "(ScoreTable table) => new Scoreboard(table), with class Scoreboard : IScoreboard",
            CheckScoreboard
        ),
        Definition.Of<Func<SharedArray<int>, IBank>>(
            "09-4",
            3,
            "(SharedArray<int> accounts) => new Bank(accounts), with class Bank : IBank",
            CheckBank
        ),
    ];

    private static (Shared<int> Balance, Mutex Mu, WaitGroup Users) Account(int balance) =>
        (new(balance, "balance"), new(), new());

    private static void CheckDeposit(Func<Shared<int>, Mutex, int, GoTask> deposit, Examiner check)
    {
        check.InEveryOrder(
            "It writes only while it holds mu, and gives it back",
            async () =>
            {
                var (balance, mu, wg) = Account(0);
                await mu.Lock();
                wg.Go(async () => await deposit(balance, mu, 10));
                await Gosched();
                Expect.That(
                    balance.Value == 0,
                    "not-the-same-lock",
                    "It wrote the balance while somebody else held mu. A lock keeps out only who asks for that very lock: "
                        + "none at all, or one that nobody else knows, protects nothing."
                );
                mu.Unlock();
                await wg.Wait();
                ExpectFree(mu);
            }
        );
        check.InEveryOrder(
            "It reads only while it holds mu",
            async () =>
            {
                var (balance, mu, wg) = Account(0);
                await mu.Lock();
                wg.Go(async () => await deposit(balance, mu, 10));
                await Gosched();
                await balance.Store(50);
                mu.Unlock();
                await wg.Wait();
                Expect.That(
                    balance.Value == 60,
                    "reading-needs-no-lock",
                    $"Somebody set the balance to 50 under mu, 10 were deposited, and it is {balance.Value}. "
                        + "It had been read before the lock was taken, and what was read then was old by the time of writing."
                );
            }
        );
        check.InEveryOrder(
            "No deposit is lost",
            async () =>
            {
                var (balance, mu, wg) = Account(0);
                wg.Go(async () => await deposit(balance, mu, 10));
                wg.Go(async () => await deposit(balance, mu, 20));
                await wg.Wait();
                Expect.That(
                    balance.Value == 30,
                    "section-too-small",
                    $"10 and 20 were deposited, and the balance is {balance.Value}. Between reading and writing the lock was free, and another deposit came in."
                );
            }
        );
    }

    private static void CheckWithdraw(
        Func<Shared<int>, Mutex, int, GoTask<bool>> withdraw,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Alone it takes off what is there, and refuses the rest",
            async () =>
            {
                var (balance, mu, _) = Account(100);
                bool first = await withdraw(balance, mu, 70);
                ExpectFree(mu);
                bool second = await withdraw(balance, mu, 70);
                ExpectFree(mu);
                bool third = await withdraw(balance, mu, 30);
                ExpectFree(mu);
                Expect.That(
                    (first, second, third, balance.Value) == (true, false, true, 0),
                    "wrong-amount",
                    $"70, 70 and 30 from 100: expected true, false, true and a balance of 0, but it was {first}, {second}, {third} and {balance.Value}."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(FindingKind.Deadlock, s_notReleased.Misconception, s_notReleased.Reason),
                ],
            }
        );
        check.InEveryOrder(
            "Together they never take more than there is",
            async () =>
            {
                var (balance, mu, wg) = Account(100);
                wg.Go(async () => await withdraw(balance, mu, 80));
                wg.Go(async () => await withdraw(balance, mu, 80));
                await wg.Wait();
                Expect.That(
                    balance.Value >= 0,
                    "check-then-act",
                    $"80 was paid out twice from 100, and the balance is {balance.Value}. Between the look and the act the lock was free, so what was seen was no longer so."
                );
            }
        );
        check.InEveryOrder(
            "Nobody is refused without need, and nothing is paid out for nothing",
            async () =>
            {
                var (balance, mu, wg) = Account(100);
                var (paid80, paid20) = (false, false);
                wg.Go(async () => paid80 = await withdraw(balance, mu, 80));
                wg.Go(async () => paid20 = await withdraw(balance, mu, 20));
                await wg.Wait();
                Expect.That(
                    paid80 && paid20,
                    "trylock-for-lock",
                    "80 and 20 can both be paid from 100, and one of them was refused. That somebody has the lock at the moment is no reason to refuse: wait for it."
                );
                Expect.That(
                    balance.Value == 0,
                    "section-too-small",
                    $"80 and 20 were paid out from 100, and the balance is {balance.Value}: an update was lost."
                );
            }
        );
    }

    private static void ExpectFree(Mutex mu)
    {
        Expect.That(mu.TryLock(), s_notReleased.Misconception, s_notReleased.Reason);
        mu.Unlock();
    }
}
