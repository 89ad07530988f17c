using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 18, What it costs.</summary>
internal static class Chapter18
{
    internal static Definition[] Exercises { get; } = [];
}
