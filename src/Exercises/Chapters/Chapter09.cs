using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 09, Mutex and data races.</summary>
internal static class Chapter09
{
    internal static Definition[] Exercises { get; } = [];
}
