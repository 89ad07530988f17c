using System.Globalization;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>08-2: one clock for a whole loop.</summary>
internal static class Chapter08Collect
{
    private const double LimitMilliseconds = 40;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(LimitMilliseconds);

    /// <summary>So long that no slow machine takes it for the limit.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);

    private static readonly Orders s_orders = new()
    {
        MaxSteps = 1000,
        Explain =
        [
            new(
                FindingKind.Livelock,
                "ignores-the-end",
                "The channel is closed, and it goes on receiving zeros from it, thousands of them. A closed channel is always ready: look at Ok, and return."
            ),
        ],
    };

    private static readonly Orders s_polling = new()
    {
        MaxSteps = 1000,
        Explain =
        [
            new(
                FindingKind.Livelock,
                "polls",
                "As long as nothing comes it asks again and again, and keeps a core busy with it. A select without Default waits until something comes, or until the time is up."
            ),
        ],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<IReceiveChan<int>, TimeSpan, GoTask<List<int>>>>(
            "08-2",
            2,
            "async GoTask<List<int>> Collect(IReceiveChan<int> values, TimeSpan limit)",
            Judge
        );

    private static void Judge(
        Func<IReceiveChan<int>, TimeSpan, GoTask<List<int>>> collect,
        Examiner check
    )
    {
        check.InEveryOrder(
            "If the channel is closed in time, it returns all that came, at once",
            () => ClosedInTime(collect),
            s_orders
        );
        check.InEveryOrder(
            "If nothing comes at all, it returns after the limit, with nothing",
            () => Silent(collect),
            s_polling
        );
        check.OnCores(
            "A value after 15 ms, then silence for a long time: it returns after 40 ms, with one",
            cores: 2,
            () => Timed(collect, expected: [1], 15, 200),
            ExpectNoSleep
        );
        check.OnCores(
            "A value every 15 ms: it returns after 40 ms, with two",
            cores: 2,
            () => Timed(collect, expected: [1, 2], 15, 15, 15, 15, 15, 15),
            ExpectNoSleep
        );
    }

    private static async GoTask ClosedInTime(
        Func<IReceiveChan<int>, TimeSpan, GoTask<List<int>>> collect
    )
    {
        var values = new Chan<int>();
        Go(async () =>
        {
            await values.Send(1);
            await values.Send(0);
            values.Close();
        });
        var limit = TimeSpan.FromSeconds(10);
        var start = Now();
        var collected = await collect(values, limit);
        ExpectValues(collected, [1, 0]);
        Expect.That(
            Since(start) < limit,
            "sleeps-the-limit",
            "The channel was closed at once, and Collect went on waiting until the limit. What is over is over: return when Ok is false."
        );
    }

    private static async GoTask Silent(Func<IReceiveChan<int>, TimeSpan, GoTask<List<int>>> collect)
    {
        var values = new Chan<int>();
        Go(async () =>
        {
            await Sleep(s_silence);
            values.Close();
        });
        var start = Now();
        var collected = await collect(values, TimeSpan.FromMilliseconds(4));
        ExpectValues(collected, []);
        Expect.That(
            Since(start) >= TimeSpan.FromMilliseconds(4),
            "gives-up-at-once",
            "Nothing was there yet, and Collect returned before the limit had passed."
        );
        Expect.That(
            Since(start) < s_silence,
            "receive-without-limit",
            "The limit passed while Collect waited for a value, and it noticed only when the channel was closed. The limit has to be a case of the select."
        );
    }

    /// <summary>Sends 1, 2, 3, … after one pause each, and closes the channel.</summary>
    private static async GoTask Timed(
        Func<IReceiveChan<int>, TimeSpan, GoTask<List<int>>> collect,
        int[] expected,
        params int[] pauses
    )
    {
        var values = new Chan<int>();
        Go(async () =>
        {
            for (int i = 0; i < pauses.Length; i++)
            {
                await Sleep(TimeSpan.FromMilliseconds(pauses[i]));
                await values.Send(i + 1);
            }
            values.Close();
        });
        var start = Now();
        var collected = await collect(values, s_limit);
        double took = Since(start).TotalMilliseconds;
        string text = took.ToString("0.##", CultureInfo.InvariantCulture);
        Expect.That(
            took <= LimitMilliseconds || took < pauses.Sum(),
            "receive-without-limit",
            $"The limit was {LimitMilliseconds} ms, and Collect returned only when the channel was closed, after {text}. The limit has to be a case of each select."
        );
        Expect.That(
            took <= LimitMilliseconds,
            "clock-restarts",
            $"It took {text} ms, and the limit was {LimitMilliseconds}. Each value started the clock anew; the limit is for the whole: one clock, made before the loop."
        );
        Expect.That(
            took >= LimitMilliseconds,
            "gives-up-at-once",
            $"It returned after {text} ms, and the limit was {LimitMilliseconds}: more might have come."
        );
        ExpectValues(collected, expected);
    }

    private static void ExpectValues(List<int> collected, int[] expected) =>
        Expect.That(
            collected.SequenceEqual(expected),
            collected.Count > expected.Length ? "ignores-the-end" : "other-values",
            $"{Text(expected)} came in time, and Collect returned {Text(collected)}."
        );

    private static void ExpectNoSleep(ProgramRun run) =>
        Expect.That(
            run.Sleeps(goroutine: 1) == 0,
            "polls",
            "It looks, sleeps and looks again. A select wakes up when something comes, and when the time is up."
        );

    private static string Text(IReadOnlyCollection<int> values) =>
        values.Count switch
        {
            0 => "nothing",
            > 8 => string.Join(", ", values.Take(8)) + ", …",
            _ => string.Join(", ", values),
        };
}
