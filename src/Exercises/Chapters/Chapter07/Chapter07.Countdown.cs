using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>07-1: a sender that says when there is no more.</summary>
internal static class Chapter07Countdown
{
    private static readonly Explanation s_panicsTwice = new(
        FindingKind.Panic,
        "closes-twice",
        "The channel was closed a second time, and that panics. One close is enough: after the last send, outside the loop.",
        "close of closed channel"
    );

    private static readonly Explanation s_sendsAfterwards = new(
        FindingKind.Panic,
        "closes-too-early",
        "Something was sent after the channel had been closed, and that panics. Close says \"no more values\": it comes after the last send has ended.",
        "send on closed channel"
    );

    private static readonly Explanation s_racesWithClose = new(
        FindingKind.Race,
        "closes-too-early",
        "The channel is closed while another goroutine still sends, so a send may come after the close. Close comes after the last send has ended."
    );

    private static readonly Explanation s_neverCloses = new(
        FindingKind.Deadlock,
        "never-closes",
        "The receiver waits for ever. It cannot know that the last number was the last: after sending it, close the channel."
    );

    private static readonly Explanation s_emptyNeverCloses = new(
        FindingKind.Deadlock,
        "no-numbers-no-close",
        "With from = 0 the receiver waits for ever. There is no number to send, but there still is an end to tell: the close does not belong inside the loop."
    );

    internal static Definition Definition { get; } =
        Definition.Of<Func<int, ISendChan<int>, GoTask>>(
            "07-1",
            2,
            "async GoTask Countdown(int from, ISendChan<int> output)",
            Judge
        );

    private static void Judge(Func<int, ISendChan<int>, GoTask> countdown, Examiner check)
    {
        check.InEveryOrder(
            "3, 2, 1 come in order, and then the channel is closed",
            () => Receive(countdown, from: 3, capacity: 0),
            new() { Explain = [s_panicsTwice, s_sendsAfterwards, s_racesWithClose, s_neverCloses] }
        );
        check.InEveryOrder(
            "The same when the channel has room for all of them",
            () => Receive(countdown, from: 3, capacity: 5),
            new() { Explain = [s_panicsTwice, s_sendsAfterwards, s_racesWithClose, s_neverCloses] }
        );
        check.InEveryOrder(
            "From 0 there are no numbers, and the channel is closed all the same",
            () => Receive(countdown, from: 0, capacity: 0),
            new() { Explain = [s_panicsTwice, s_emptyNeverCloses] }
        );
    }

    private static async GoTask Receive(
        Func<int, ISendChan<int>, GoTask> countdown,
        int from,
        int capacity
    )
    {
        var numbers = new Chan<int>(capacity);
        Go(async () => await countdown(from, numbers));
        for (int expected = from; expected >= 1; expected--)
        {
            var (number, ok) = await numbers.ReceiveOk();
            Expect.That(
                ok,
                "closes-too-early",
                $"The channel was closed, and {expected} had not come yet. Close it when the last send has ended."
            );
            Expect.That(
                number == expected,
                "other-numbers",
                $"{number} came, and it was the turn of {expected}."
            );
        }
        var (extra, isOpen) = await numbers.ReceiveOk();
        Expect.That(
            !isOpen,
            "sends-an-end-value",
            $"After the last number came {extra} as well, and the receiver took it for one more number. The end is not a value: close the channel."
        );
    }
}
