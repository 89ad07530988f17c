using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 04, Goroutines.</summary>
internal static class Chapter04
{
    internal static Definition[] Exercises { get; } = [];
}
