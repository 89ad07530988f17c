using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <content>The exercises whose answers are classes.</content>
internal static partial class Chapter09
{
    private static void CheckScoreboard(Func<ScoreTable, IScoreboard> make, Examiner check)
    {
        check.InEveryOrder(
            "Who adds is alone",
            async () =>
                await TwoAdd(
                    make(
                        new ScoreTable(
                            "write-through-rlock",
                            "Two were in the table at once, and both to write. RLock lets in everybody who asks with RLock: it is for those who only look. Who adds needs Lock."
                        )
                    )
                ),
            new Orders
            {
                AllowRaces = true, // the table itself says it in better words
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "upgrading-a-lock",
                        "Add holds the lock for reading, asks for it for writing, and so waits until it has itself stopped reading. Nobody can turn one key into the other."
                    ),
                ],
            }
        );
        check.InEveryOrder(
            "No points are lost",
            async () =>
            {
                var table = new ScoreTable("", "");
                await TwoAdd(make(table));
                Expect.That(
                    table.Peek("Ada") == 3,
                    "old-news",
                    $"Ada got 1 and 2 points, and has {table.Peek("Ada")}. Add looked under one lock and wrote under another; in between somebody else had added."
                );
            }
        );
        check.InEveryOrder(
            "Who looks sees no half-written table",
            async () =>
            {
                var board = make(
                    new ScoreTable(
                        "reading-needs-no-lock",
                        "Somebody looked into the table while somebody else was writing it. Readers need the lock too: not against each other, but against who writes."
                    )
                );
                var wg = new WaitGroup();
                wg.Go(async () => await board.Add("Ada", 1));
                int seen = await board.Of("Ada");
                await wg.Wait();
                Expect.That(
                    seen is 0 or 1 && await board.Of("Ada") == 1,
                    "wrong-points",
                    $"Ada got 1 point, Of said {seen} meanwhile and {await board.Of("Ada")} afterwards."
                );
            }
        );
        check.OnCores(
            "Four who look for 10 ms each, on four cores, are done after 10 ms",
            4,
            async () =>
            {
                var board = make(new ScoreTable("", "", TimeSpan.FromMilliseconds(10)));
                var wg = new WaitGroup();
                for (int i = 0; i < 4; i++)
                    wg.Go(async () => await board.Of("Ada"));
                await wg.Wait();
            },
            run =>
                Expect.That(
                    run.Elapsed < TimeSpan.FromMilliseconds(20),
                    "readers-one-by-one",
                    $"It took {run.Elapsed.TotalMilliseconds} ms: the readers waited for one another. Lock lets in one at a time, also that of an RWMutex; RLock lets readers in together."
                )
        );
    }

    private static void CheckBank(Func<SharedArray<int>, IBank> make, Examiner check)
    {
        Explanation crossed = new(
            FindingKind.Deadlock,
            "crossed-locks",
            "One transfer holds the first account and waits for the second, the other holds the second and waits for the first. Neither can ever go on; chapter 10 is about this."
        );
        check.InEveryOrder(
            "Who touches an account holds its lock, and everybody gets on",
            async () => await ThereAndBack(make),
            new Orders
            {
                Explain =
                [
                    crossed,
                    new(
                        FindingKind.Race,
                        "reading-needs-no-lock",
                        "Somebody reads an account while somebody else writes it. Who only reads needs the lock too: else nothing orders the two."
                    ),
                ],
            }
        );
        check.InEveryOrder(
            "The total is right at every moment",
            async () => await OneTransfer(make),
            new Orders { Explain = [crossed] }
        );
    }

    private static async GoTask TwoAdd(IScoreboard board)
    {
        var wg = new WaitGroup();
        wg.Go(async () => await board.Add("Ada", 1));
        wg.Go(async () => await board.Add("Ada", 2));
        await wg.Wait();
    }

    private static async GoTask ThereAndBack(Func<SharedArray<int>, IBank> make)
    {
        var accounts = Accounts();
        var bank = make(accounts);
        var wg = new WaitGroup();
        wg.Go(async () => await bank.Transfer(0, 1, 30));
        wg.Go(async () => await bank.Transfer(1, 0, 20));
        await bank.Total();
        await wg.Wait();
        Expect.That(
            (accounts[0], accounts[1]) == (90, 110),
            "lost-update",
            $"30 went from 0 to 1 and 20 back, so 100 and 100 should be 90 and 110; they are {accounts[0]} and {accounts[1]}."
        );
    }

    private static async GoTask OneTransfer(Func<SharedArray<int>, IBank> make)
    {
        var bank = make(Accounts());
        var wg = new WaitGroup();
        wg.Go(async () => await bank.Transfer(0, 1, 30));
        int total = await bank.Total();
        await wg.Wait();
        Expect.That(
            total == 200,
            "several-locks-for-one-thing",
            $"Two accounts have 200 together, whatever is transferred; the auditor counted {total}. It saw one account before the transfer and the other one after it, while the money was under way."
        );
    }

    private static SharedArray<int> Accounts()
    {
        var accounts = new SharedArray<int>(2, "accounts");
        (accounts[0], accounts[1]) = (100, 100);
        return accounts;
    }
}
