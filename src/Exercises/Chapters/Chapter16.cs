using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 16, Large arrays.</summary>
internal static class Chapter16
{
    internal static Definition[] Exercises { get; } = [];
}
