using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <content>The exercises about giving way, and about whose turn it is.</content>
internal static partial class Chapter10
{
    private static readonly TimeSpan s_millisecond = TimeSpan.FromMilliseconds(1);

    private static void CheckDine(Func<int, Fork, Fork, Func<GoTask>, GoTask> dine, Examiner check)
    {
        check.InEveryOrder(
            "In every order both eat, and nobody waits for a fork with one in hand",
            async () =>
            {
                var wg = new WaitGroup();
                var table = new TableForTwo(dine, wg, TimeSpan.Zero);
                await wg.Wait();
                table.ExpectIsOver();
            }
        );
        check.OnCores(
            "On two cores, with steps of 1 ms, both get out of step and eat",
            cores: 2,
            async () =>
            {
                var wg = new WaitGroup();
                var table = new TableForTwo(dine, wg, s_millisecond);
                await wg.Wait();
                table.ExpectIsOver();
            },
            _ => { }
        );
    }

    private static void CheckFairLock(Func<IFairLock> make, Examiner check)
    {
        check.InEveryOrder(
            "One at a time",
            async () =>
            {
                var (fair, inside, wg) = (make(), 0, new WaitGroup());
                for (int i = 0; i < 2; i++)
                    wg.Go(async () =>
                    {
                        await fair.Lock();
                        inside++;
                        await Builtin.Gosched();
                        Expect.That(inside == 1, "not-exclusive", "Two had the lock at once.");
                        inside--;
                        fair.Unlock();
                    });
                await wg.Wait();
            },
            new Orders
            {
                MaxSteps = 400,
                AllowRaces = true, // the answer may use what the detector does not know
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "waiter-forgotten",
                        "Somebody waits for the lock, and whoever had it is gone. Unlock must let the next one in."
                    ),
                ],
            }
        );
        check.OnCores(
            "Who waits does not try again and again",
            cores: 2,
            async () =>
            {
                var fair = make();
                await fair.Lock();
                Builtin.Go(async () => await fair.Lock());
                for (int i = 0; i < 50; i++)
                    await Builtin.Gosched();
            },
            ExpectRest
        );
        check.OnCores(
            "Nor does it look now and then",
            cores: 2,
            async () =>
            {
                var fair = make();
                await fair.Lock();
                Builtin.Go(async () => await fair.Lock());
                await Builtin.Sleep(s_millisecond);
            },
            ExpectRest
        );
        check.OnCores(
            "First come, first served",
            cores: 2,
            async () => await ThreeArrive(make()),
            _ => { }
        );
    }

    /// <summary>The goroutine that waits, number 2, wakes up hardly ever.</summary>
    private static void ExpectRest(ProgramRun run) =>
        Expect.That(
            run.Trace!.Events.Count(e => e.Goroutine == 2) <= 20,
            "spinning",
            "Who waits looks again and again whether the lock is free. That takes a core or comes too late, and who looks at the right moment is luck. Wait in something that wakes you."
        );

    private static async GoTask ThreeArrive(IFairLock fair)
    {
        var (order, wg) = (new List<string>(), new WaitGroup());
        await fair.Lock();
        for (int i = 1; i <= 3; i++)
        {
            string name = $"{i}";
            wg.Go(async () =>
            {
                await fair.Lock();
                order.Add(name);
                fair.Unlock();
            });
            // Until it stands in the queue; much less than the millisecond after which a Mutex becomes fair.
            await Builtin.Sleep(TimeSpan.FromMicroseconds(1));
        }
        fair.Unlock();
        await fair.Lock();
        order.Add("main");
        fair.Unlock();
        await wg.Wait();
        string shown = string.Join(", ", order);
        Expect.That(
            order[0] != "main",
            "overtaking",
            $"1, 2 and 3 stood in the queue. Main unlocked, locked again, and was in before them: {shown}. Unlock must hand the lock to the first who waits, not set it free."
        );
        Expect.That(
            order is ["1", "2", "3", "main"],
            "not-in-order",
            $"They came as 1, 2, 3, main, and were served as {shown}."
        );
    }
}
