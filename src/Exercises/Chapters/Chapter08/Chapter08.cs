using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 08, Select.</summary>
internal static class Chapter08
{
    internal static Definition[] Exercises { get; } =
    [
        Chapter08FirstOf.Definition,
        Chapter08Collect.Definition,
        Chapter08Join.Definition,
        Chapter08Quickest.Definition,
    ];
}
