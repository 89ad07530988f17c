using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 00, Start here.</summary>
internal static class Chapter00
{
    internal static Definition[] Exercises { get; } = [];
}
