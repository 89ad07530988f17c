using System.Text.RegularExpressions;
using Goroutines;

namespace Exercises;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Misconception">A short name of the belief behind it, such as <c>wait-before-add</c>.</param>
/// <param name="Reason">What happened, and why, in words to the learner.</param>
internal sealed partial record Mistake(string Misconception, string Reason)
{
    /// <summary>The form in which it stands in the report of a program that panicked with it.</summary>
    public override string ToString() => $"{Reason} (misconception: {Misconception})";

    /// <summary>Finds a mistake in the report of a program; null if it died of something else.</summary>
    internal static Mistake? Read(string report) =>
        InReport().Match(report) is { Success: true } match
            ? new(match.Groups["name"].Value, match.Groups["reason"].Value)
            : null;

    [GeneratedRegex(
        @"^\s*panic: (?<reason>.*) \(misconception: (?<name>[a-z0-9-]+)\)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InReport();
}

/// <summary>A panic that ends a program in which a property of an exercise does not hold.</summary>
internal sealed class MistakeException(Mistake mistake) : PanicException(mistake)
{
    internal Mistake Mistake { get; } = mistake;
}
