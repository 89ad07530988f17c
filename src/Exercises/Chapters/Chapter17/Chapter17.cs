using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <summary>
/// The exercises of chapter 17, Testing concurrency. The answers are tests, so the checks test these: a test has to pass what
/// is right, and to fail each of some broken ones (mutants), in some order.
/// </summary>
internal static partial class Chapter17
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<ICounter, GoTask>>(
            "17-1",
            2,
            "async GoTask TestCounter(ICounter counter)",
            ATestForACounter
        ),
        Definition.Of<Func<string[], bool>>(
            "17-2",
            2,
            "bool IsAllowed(string[] received)",
            WhichOutcomesAreRight
        ),
        Definition.Of<Func<Func<ISession>, GoTask>>(
            "17-3",
            3,
            "async GoTask TestSession(Func<ISession> start)",
            HalfAnHourInNoTime
        ),
        Definition.Of<Func<Func<int, IPool>, GoTask>>(
            "17-4",
            4,
            "async GoTask TestPool(Func<int, IPool> make)",
            ATestForAPool
        ),
    ];

    /// <summary>A test passes something right in every order, on real cores too.</summary>
    private static void Passes(
        this Examiner check,
        string what,
        Func<GoTask> test,
        string misconception,
        string reason
    ) =>
        check.InEveryOrder(
            $"Your test passes {what}, in every order",
            test,
            new Orders
            {
                AllowRaces = true,
                RealRuns = 5,
                Explain =
                [
                    new(FindingKind.Panic, misconception, reason),
                    new(
                        FindingKind.Leak,
                        "leaves-goroutines",
                        $"When your test returned, a goroutine was left behind that waits for ever, although {what} was given."
                    ),
                    new(
                        FindingKind.Deadlock,
                        "test-deadlocks",
                        $"Your test waits for ever, although {what} was given. Who should have sent, or called Done?"
                    ),
                ],
            }
        );

    /// <summary>A test fails a mutant in some order.</summary>
    private static void Finds(
        this Examiner check,
        string mutant,
        Func<GoTask> test,
        string misconception,
        string reason
    ) =>
        check.Holds(
            $"Your test finds {mutant}",
            () =>
                Expect.That(
                    Fails(test),
                    misconception,
                    $"Your test passes {mutant}, in every order that was tried. {reason}"
                )
        );

    /// <summary>Mostly a few orders are enough.</summary>
    private static bool Fails(Func<GoTask> test) => Fails(test, 200) || Fails(test, 2000);

    private static bool Fails(Func<GoTask> test, int schedules) =>
        Simulator
            .Explore(
                test,
                new ExploreOptions
                {
                    MaxSchedules = schedules,
                    MaxTime = TimeSpan.FromSeconds(1.5),
                    DetectRaces = false,
                }
            )
            .Findings.Count > 0;
}
