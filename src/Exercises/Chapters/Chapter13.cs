using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 13, Context.</summary>
internal static class Chapter13
{
    internal static Definition[] Exercises { get; } = [];
}
