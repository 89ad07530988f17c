using System.Globalization;
using Exercises.Checking;

namespace Exercises.Chapters;

/// <content>Exercise 18-3: decide.</content>
internal static partial class Chapter18
{
    private static readonly Price[] s_prices =
    [
        new("process", 24_246_000, 25_403_392),
        new("thread", 117_000, 29_696),
        new("goroutine", 233.4, 287.7),
    ];

    private static readonly Price[] s_otherWorld =
    [
        new("goroutine", 5_000, 100_000),
        new("thread", 300, 50_000),
        new("process", 900, 1_000),
    ];

    private static void DecideByPrices(Func<Demand, Price[], string> decide, Examiner check)
    {
        const double Plenty = 1e15;
        check.Holds(
            "What waits becomes the cheapest: at these prices, a goroutine",
            () =>
                Choice(
                    decide,
                    "goroutine",
                    "prices-ignored",
                    new(10_000, Plenty, false, false),
                    s_prices
                )
        );
        check.Holds(
            "What blocks its thread becomes no goroutine",
            () =>
                Choice(decide, "thread", "blocking-ignored", new(20, Plenty, false, true), s_prices)
        );
        check.Holds(
            "What may crash becomes a process",
            () =>
            {
                Choice(decide, "process", "crash-ignored", new(4, Plenty, true, false), s_prices);
                Choice(decide, "process", "crash-ignored", new(4, Plenty, true, true), s_prices);
            }
        );
        check.Holds(
            "All of them together fit into the memory",
            () =>
            {
                Choice(decide, "none", "memory-ignored", new(100_000, 1e9, false, true), s_prices);
                Choice(decide, "none", "memory-ignored", new(100, 1e9, true, false), s_prices);
                Choice(
                    decide,
                    "none",
                    "memory-ignored",
                    new(3_000_000_000, 1e11, false, false),
                    s_prices
                );
                Choice(
                    decide,
                    "goroutine",
                    "memory-ignored",
                    new(1_000_000, 1e9, false, false),
                    s_prices
                );
            }
        );
        check.Holds(
            "Other prices, another choice",
            () =>
            {
                Choice(
                    decide,
                    "thread",
                    "prices-ignored",
                    new(10, Plenty, false, false),
                    s_otherWorld
                );
                Choice(
                    decide,
                    "process",
                    "prices-ignored",
                    new(1000, 2e6, false, false),
                    s_otherWorld
                );
                Choice(
                    decide,
                    "process",
                    "prices-ignored",
                    new(1000, 2e6, false, true),
                    s_otherWorld
                );
            }
        );
    }

    private static void Choice(
        Func<Demand, Price[], string> decide,
        string expected,
        string misconception,
        Demand demand,
        Price[] prices
    )
    {
        string said = decide(demand, [.. prices]);
        string each = string.Join(
            ", ",
            prices.Select(p =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{p.Means} {p.StartNs} ns and {p.Bytes} bytes"
                )
            )
        );
        Expect.That(
            said == expected,
            misconception,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{demand.Count} at once, {demand.MemoryBytes:0.##e+0} bytes for all, "
                    + $"{(demand.MayCrash ? "may crash" : "will not crash")}, "
                    + $"{(demand.BlocksItsThread ? "blocks its thread" : "blocks no thread")}; {each}: "
                    + $"you say \"{said}\", and it is \"{expected}\"."
            )
        );
    }
}
