using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 11, The scheduler.</summary>
internal static class Chapter11
{
    internal static Definition[] Exercises { get; } = [];
}
