using System.Globalization;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>08-4: the answers that nobody wants any more.</summary>
internal static class Chapter08Quickest
{
    private static readonly Orders s_orders = new()
    {
        Explain =
        [
            new(
                FindingKind.Panic,
                "receiver-closes",
                "Quickest closed the channel on which others still send, and that panics. A channel is closed by its sender; to let senders go, close another one, that they wait at too.",
                "send on closed channel"
            ),
            new(
                FindingKind.Deadlock,
                "drops-the-answer",
                "All servers have answered, and Quickest waits for ever. TrySend, or a Default, throws an answer away if nobody is waiting at that very moment; then the first answer may be lost like all others."
            ),
            new(
                FindingKind.Race,
                "receiver-closes",
                "Quickest closes the channel while others may send on it. A channel is closed by its sender; to let senders go, close another one, that they wait at too."
            ),
            new(
                FindingKind.Leak,
                "leaves-senders",
                "Quickest has returned, and a goroutine waits for ever to send an answer that nobody will receive. Give all answers room, or the senders a second case to go on with."
            ),
        ],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<Func<GoTask<string>>[], GoTask<string>>>(
            "08-4",
            3,
            "async GoTask<string> Quickest(Func<GoTask<string>>[] servers)",
            Judge
        );

    private static void Judge(Func<Func<GoTask<string>>[], GoTask<string>> quickest, Examiner check)
    {
        check.OnCores(
            "Of answers after 50, 20 and 80 ms it returns the second, after 20 ms",
            cores: 1,
            () => Timed(quickest),
            _ => { },
            s_orders.Explain
        );
        check.InEveryOrder(
            "One of three answers is returned, and nobody is left behind",
            () => AnyOf(quickest, "north", "south", "east"),
            s_orders
        );
        check.InEveryOrder("A single server will do", () => AnyOf(quickest, "north"), s_orders);
    }

    private static async GoTask AnyOf(
        Func<Func<GoTask<string>>[], GoTask<string>> quickest,
        params string[] names
    )
    {
        string answer = await quickest([
            .. names.Select(name => (Func<GoTask<string>>)(() => Ask(name))),
        ]);
        Expect.That(
            names.Contains(answer),
            "other-answer",
            $"Quickest returned \"{answer}\", and no server has answered that."
        );

        static async GoTask<string> Ask(string name)
        {
            await Gosched();
            return name;
        }
    }

    private static async GoTask Timed(Func<Func<GoTask<string>>[], GoTask<string>> quickest)
    {
        var start = Now();
        string answer = await quickest([() => Ask(50), () => Ask(20), () => Ask(80)]);
        double took = Since(start).TotalMilliseconds;
        string text = took.ToString("0.##", CultureInfo.InvariantCulture);
        Expect.That(
            took is 20 or 80,
            "one-after-another",
            $"It took {text} ms. Each server should be asked in a goroutine of its own, all at the same time."
        );
        Expect.That(
            took <= 20,
            "waits-for-all",
            $"It took {text} ms: the first answer was there after 20, and it waited for all the others. One receive is enough."
        );
        Expect.That(
            answer == "20",
            "other-answer",
            $"The answer after 20 ms was the first, and Quickest returned the one after {answer} ms."
        );

        static async GoTask<string> Ask(int ms)
        {
            await Sleep(TimeSpan.FromMilliseconds(ms));
            return ms.ToString(CultureInfo.InvariantCulture);
        }
    }
}
