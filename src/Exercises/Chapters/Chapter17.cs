using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 17, Testing concurrency.</summary>
internal static class Chapter17
{
    internal static Definition[] Exercises { get; } = [];
}
