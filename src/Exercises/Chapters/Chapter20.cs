using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 20, A crawler.</summary>
internal static class Chapter20
{
    internal static Definition[] Exercises { get; } = [];
}
