using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 15, A web server.</summary>
internal static class Chapter15
{
    internal static Definition[] Exercises { get; } = [];
}
