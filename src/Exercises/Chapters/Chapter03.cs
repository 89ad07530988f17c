using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 03, Concurrency and parallelism.</summary>
internal static class Chapter03
{
    internal static Definition[] Exercises { get; } = [];
}
