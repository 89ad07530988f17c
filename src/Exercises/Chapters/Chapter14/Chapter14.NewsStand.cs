using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <content>Publish and subscribe, with subscribers who are slow.</content>
internal static partial class Chapter14
{
    private static void NewsStand(Func<INewsStand> open, Examiner check)
    {
        check.InEveryOrder(
            "Every subscriber gets every piece of news, in order",
            async () =>
            {
                var stand = open();
                var first = await stand.Subscribe(2);
                var second = await stand.Subscribe(2);
                await stand.Publish("storm");
                await stand.Publish("sunshine");
                foreach (var paper in new[] { first, second })
                {
                    await ExpectNews(paper, "storm");
                    await ExpectNews(paper, "sunshine");
                }
            },
            Explained(
                FindingKind.Deadlock,
                "one-channel-for-all",
                "Two pieces were published, and a subscriber who has read neither waits in vain: the other one got them. On one channel a value goes to one receiver; each subscriber needs a channel of its own."
            )
        );
        check.InEveryOrder(
            "Publish does not wait for a slow subscriber, who misses what there is no room for",
            async () =>
            {
                var stand = open();
                var slow = await stand.Subscribe(1);
                var quick = await stand.Subscribe(2);
                await stand.Publish("storm");
                await stand.Publish("sunshine");
                await ExpectNews(slow, "storm");
                await ExpectNews(quick, "storm");
                await ExpectNews(quick, "sunshine");
            },
            Explained(
                FindingKind.Deadlock,
                "waits-for-the-slow",
                "A subscriber had room for one piece and did not read. The second piece was never published: Publish waited for that reader, and everybody with it. TrySend does not wait."
            )
        );
        check.InEveryOrder(
            "Unsubscribe closes the channel, also the second time, and the others go on",
            async () =>
            {
                var stand = open();
                var leaving = await stand.Subscribe(1);
                var staying = await stand.Subscribe(1);
                await stand.Unsubscribe(leaving);
                await stand.Unsubscribe(leaving);
                await stand.Publish("storm");
                await ExpectNews(staying, "storm");
                var (news, ok) = await leaving.ReceiveOk();
                Expect.That(
                    !ok,
                    "still-on-the-list",
                    $"A subscriber has left, and still got \"{news}\"."
                );
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Panic,
                        "still-on-the-list",
                        "A subscriber had left, its channel was closed, and Publish sent on it: send on closed channel. Take it off the list before you close.",
                        "send on closed channel"
                    ),
                    new(
                        FindingKind.Panic,
                        "closed-twice",
                        "A subscriber left twice, and the second time its channel was closed again: close of closed channel. Close only what was still on the list.",
                        "close of closed channel"
                    ),
                    new(
                        FindingKind.Deadlock,
                        "left-open",
                        "A subscriber has left, and its channel is still open: whoever reads from it waits for ever."
                    ),
                ],
            }
        );
        check.InEveryOrder(
            "News may come while somebody leaves",
            async () =>
            {
                var stand = open();
                var paper = await stand.Subscribe(1);
                var wg = new WaitGroup();
                wg.Go(() => stand.Publish("storm"));
                wg.Go(() => stand.Unsubscribe(paper));
                await wg.Wait();
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Panic,
                        "no-lock",
                        "Publish found a subscriber on the list, the subscriber left and its channel was closed, and then Publish sent on it. Finding and sending belong under one lock, and so do taking off and closing.",
                        "send on closed channel"
                    ),
                    new(
                        FindingKind.Panic,
                        "no-lock",
                        "The list was changed while Publish went through it. All three functions must hold the same lock while they use the list."
                    ),
                ],
            }
        );
    }

    private static async GoTask ExpectNews(IReceiveChan<string> paper, string expected)
    {
        string news = await paper.Receive();
        Expect.That(
            news == expected,
            "wrong-news",
            $"A subscriber should have read \"{expected}\" next, and got \"{news}\"."
        );
    }
}
