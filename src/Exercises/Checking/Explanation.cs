using Goroutines;

namespace Exercises.Checking;

/// <summary>What a fault means that the library itself finds in an answer.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Misconception">The name of the belief that leads to it here.</param>
/// <param name="Reason">What happened, and why, in words to the learner.</param>
/// <param name="Contains">Only faults whose report has this in it; empty for all.</param>
internal sealed record Explanation(
    FindingKind Kind,
    string Misconception,
    string Reason,
    string Contains = ""
)
{
    internal bool Fits(FindingKind kind, string report) =>
        kind == Kind && report.Contains(Contains, StringComparison.Ordinal);

    /// <summary>What can be said of a fault that no exercise has words of its own for.</summary>
    internal static Mistake Usual(FindingKind kind, string report)
    {
        string first = report.Split('\n')[0].Trim();
        return kind switch
        {
            FindingKind.Deadlock => new(
                "deadlock",
                "Everybody waits for somebody, and nobody can go on. Who should have sent, received, unlocked or called Done?"
            ),
            FindingKind.PartialDeadlock => new(
                "deadlock",
                "Some goroutines wait for one another in a circle, while others go on."
            ),
            FindingKind.Leak => new(
                "leak",
                "It returned, and left a goroutine behind that waits for something that will never come."
            ),
            FindingKind.Race => new(
                "race",
                "Two goroutines use the same variable at the same time, and one of them writes it."
            ),
            FindingKind.Livelock => new(
                "livelock",
                "It goes on and on, though every goroutine gets its turn, and comes to no end."
            ),
            _ => new("panic", $"It ended with: {first}"),
        };
    }
}
