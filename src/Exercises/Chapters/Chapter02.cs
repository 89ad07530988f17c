using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 02, Sequential, concurrent, interleaved.</summary>
internal static class Chapter02
{
    internal static Definition[] Exercises { get; } = [];
}
