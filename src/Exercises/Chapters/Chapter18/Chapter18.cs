using System.Globalization;
using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 18, What it costs.</summary>
internal static partial class Chapter18
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<double, double, double, int>>(
            "18-1",
            2,
            "int SmallestPiece(double startNs, double itemNs, double share)",
            HowLargeAPiece
        ),
        Definition.Of<Func<double[], double[], string>>(
            "18-2",
            2,
            "string Judge(double[] mine, double[] theirs)",
            AnHonestVerdict
        ),
        Definition.Of<Func<Demand, Price[], string>>(
            "18-3",
            3,
            "string Decide(Demand demand, Price[] prices)",
            DecideByPrices
        ),
    ];

    private static void HowLargeAPiece(Func<double, double, double, int> piece, Examiner check)
    {
        (double Start, double Item, double Share)[] cases =
        [
            (230, 3, 0.05),
            (233.4, 0.7, 0.01),
            (117_000, 105.8, 0.1),
            (317.4, 3, 0.5),
        ];
        check.Holds(
            "The start takes no more than its share",
            () =>
            {
                foreach (var (start, item, share) in cases)
                {
                    int n = piece(start, item, share);
                    // One item fewer than needed, or as good as nothing?
                    bool isOneShort = n > 0 && n + 1 == Smallest(start, item, share);
                    Expect.That(
                        n >= 1 && ShareOf(start, item, n) <= share + 1e-9,
                        isOneShort ? "rounded-down" : "share-ignored",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"A start of {start} ns, items of {item} ns, a share of {share}: with pieces of {n} the start takes {ShareOf(start, item, n):0.00000} of the time. "
                        )
                            + (
                                isOneShort
                                    ? "One item is missing: a part of an item is no item, round up."
                                    : "The piece is too small."
                            )
                    );
                }
            }
        );
        check.Holds(
            "No smaller piece would do",
            () =>
            {
                foreach (var (start, item, share) in cases)
                {
                    int n = piece(start, item, share);
                    int smallest = Smallest(start, item, share);
                    Expect.That(
                        n == smallest,
                        "share-of-the-work",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"A start of {start} ns, items of {item} ns, a share of {share}: {n} is enough, but so is {smallest}. "
                                + $"The share is one of all the time, the start included, not of the work alone."
                        )
                    );
                }
            }
        );
        check.Holds(
            "A piece has at least one item",
            () =>
                Expect.That(
                    piece(230, 5_000_000, 0.05) == 1,
                    "less-than-one",
                    "Where a single item takes much longer than the start, the smallest piece is 1."
                )
        );
    }

    private static void AnHonestVerdict(Func<double[], double[], string> judge, Examiner check)
    {
        check.Holds(
            "Faster in every round is faster, also when the rounds differ",
            () =>
            {
                Verdict(judge, "faster", "rounds-mixed", [78, 61, 103], [171, 170, 182]);
                // A neighbour in the second round: the ranges overlap, the rounds do not.
                Verdict(judge, "faster", "rounds-mixed", [100, 250, 98, 101], [120, 300, 119, 122]);
            }
        );
        check.Holds(
            "Slower in every round is slower",
            () =>
            {
                Verdict(judge, "slower", "one-sided", [31, 28, 31], [12, 11, 12]);
                Verdict(judge, "slower", "rounds-mixed", [120, 300, 119, 122], [100, 250, 98, 101]);
            }
        );
        check.Holds(
            "Where the rounds disagree it cannot tell",
            () =>
            {
                Verdict(
                    judge,
                    "cannot tell",
                    "always-decides",
                    [404, 765, 1669, 500, 700],
                    [596, 543, 788, 600, 560]
                );
                Verdict(
                    judge,
                    "cannot tell",
                    "always-decides",
                    [90, 90, 90, 10],
                    [100, 100, 80, 100]
                );
                Verdict(judge, "cannot tell", "always-decides", [100, 90, 95], [100, 100, 100]);
            }
        );
        check.Holds(
            "Fewer than three rounds are too few",
            () =>
            {
                Verdict(judge, "cannot tell", "too-few-rounds", [50, 60], [100, 110]);
                Verdict(judge, "cannot tell", "too-few-rounds", [200], [100]);
                Verdict(judge, "cannot tell", "too-few-rounds", [], []);
            }
        );
    }

    private static double ShareOf(double start, double item, int n) => start / (start + n * item);

    private static int Smallest(double start, double item, double share) =>
        Math.Max(1, (int)Math.Ceiling(start * (1 - share) / (share * item) - 1e-9));

    private static void Verdict(
        Func<double[], double[], string> judge,
        string expected,
        string misconception,
        double[] mine,
        double[] theirs
    )
    {
        string said = judge([.. mine], [.. theirs]);
        Expect.That(
            said == expected,
            misconception,
            $"Mine [{Join(mine)}], theirs [{Join(theirs)}]: you say \"{said}\", and it is \"{expected}\". "
                + misconception switch
                {
                    "rounds-mixed" =>
                        "Compare within each round: what was slow for both says nothing.",
                    "one-sided" => "There are two ways to differ.",
                    "too-few-rounds" => "One or two rounds may be luck.",
                    _ => "Some rounds say this, and some that; a median or a mean hides it.",
                }
        );
    }

    private static string Join(double[] numbers) =>
        string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
