using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 07, Buffered channels and close.</summary>
internal static class Chapter07
{
    internal static Definition[] Exercises { get; } =
    [
        Chapter07Countdown.Definition,
        Chapter07Coldest.Definition,
        Chapter07Merge.Definition,
        Chapter07Stove.Definition,
    ];
}
