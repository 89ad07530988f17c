using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 01, Process and thread.</summary>
internal static class Chapter01
{
    internal static Definition[] Exercises { get; } = [];
}
