using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 10, Deadlock, livelock, starvation.</summary>
internal static class Chapter10
{
    internal static Definition[] Exercises { get; } = [];
}
