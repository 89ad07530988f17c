using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>A cellar from which several jars are taken at once.</content>
internal static partial class Chapter12
{
    private static void SeveralJarsAtOnce(Func<ICellar> make, Examiner check)
    {
        check.InEveryOrder(
            "Take(1) does not come back from an empty cellar",
            async () =>
            {
                var cellar = make();
                bool hasTaken = false;
                Go(async () =>
                {
                    await cellar.Take(1);
                    hasTaken = true;
                });
                for (int turn = 0; turn < 5; turn++)
                    await Gosched();
                Expect.That(
                    !hasTaken,
                    "does-not-wait",
                    "Take(1) came back from an empty cellar. It must wait until somebody has put a jar there."
                );
            },
            Few with
            {
                AllowLeaks = true,
            }
        );
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
            Few with
            {
                Explain = [Busy],
            }
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
}
