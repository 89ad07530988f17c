using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 14, Patterns.</summary>
internal static class Chapter14
{
    internal static Definition[] Exercises { get; } = [];
}
