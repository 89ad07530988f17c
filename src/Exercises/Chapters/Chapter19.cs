using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 19, Goroutines in a real program.</summary>
internal static class Chapter19
{
    internal static Definition[] Exercises { get; } = [];
}
