using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 12, Once, Cond, Pool and atomics.</summary>
internal static class Chapter12
{
    internal static Definition[] Exercises { get; } = [];
}
