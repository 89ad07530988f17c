using Charts.Timelines;

namespace Charts.Figures.Locks;

/// <summary>One lock as two lanes: who had it, and how many waited for it.</summary>
internal sealed class LockLanes
{
    private readonly Dictionary<(long Goroutine, long Start), string?> _places = [];

    internal LockLanes(LockUse use)
    {
        Use = use;
        Held = HeldBy(use);
        Waiting = Counts.Of(use.Waits.Select(wait => (wait.Start, wait.End)));
        foreach (var hold in use.Holds)
        {
            _places[(hold.Goroutine, hold.Start)] = hold.Place;
        }

        MostWaiting = Waiting.Count == 0 ? 0 : Waiting.Max(segment => segment.Goroutine);
    }

    internal LockUse Use { get; }

    /// <summary>Segments of holders that do not overlap; readers together are <see cref="Cells.Rest"/>.</summary>
    internal IReadOnlyList<Segment> Held { get; }

    /// <summary>How many waited when.</summary>
    internal IReadOnlyList<Segment> Waiting { get; }

    internal long MostWaiting { get; }

    /// <summary>Where the lock was taken that is held from the segment's start on; null if unknown.</summary>
    internal string? PlaceOf(Segment held) =>
        _places.GetValueOrDefault((held.Goroutine, held.Start));

    private static List<Segment> HeldBy(LockUse use)
    {
        var readers = Counts
            .Of(use.Holds.Where(hold => hold.IsRead).Select(hold => (hold.Start, hold.End)))
            .Select(segment => segment with { Goroutine = Cells.Rest });
        var lane = use
            .Holds.Where(hold => !hold.IsRead)
            .Select(hold => Segment(hold.Goroutine, hold.Start, hold.End))
            .Concat(readers)
            .OrderBy(segment => segment.Start)
            .ThenBy(segment => segment.End)
            .ToList();
        // Clocks of several threads may disagree by a moment about who came first.
        for (var index = 1; index < lane.Count; index++)
        {
            var free = lane[index - 1].End;
            var segment = lane[index];
            lane[index] = segment with
            {
                Start = Math.Max(segment.Start, free),
                End = Math.Max(segment.End, free),
            };
        }

        return lane;
    }

    private static Segment Segment(long goroutine, long start, long end) =>
        new(goroutine, -1, GoroutineState.Running, start, end);
}
