namespace Goroutines;

/// <summary>Something that happens at a time on a scheduler's clock.</summary>
/// <param name="when">Nanoseconds on the scheduler's clock.</param>
internal abstract class TimerEntry(long when)
{
    internal long When { get; set; } = when;

    /// <summary>Place in the heap, -1 outside; guarded by the heap's lock.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>What came before it was armed, for the race detector, if what it does is ordered with that.</summary>
    internal VectorClock? Armed { get; set; }

    /// <summary>The heap it was added to, for removal.</summary>
    internal TimerHeap? Heap { get; set; }

    /// <summary>Its time has come; what it does must not wait.</summary>
    internal abstract void Fire();

    /// <summary>The time <paramref name="delay"/> from <paramref name="now"/>, or the end of time.</summary>
    internal static long After(long now, TimeSpan delay)
    {
        long ticks = Math.Max(delay.Ticks, 0);
        return ticks > long.MaxValue / TimeSpan.NanosecondsPerTick
            ? long.MaxValue
            : After(now, ticks * TimeSpan.NanosecondsPerTick);
    }

    /// <summary>The time <paramref name="nanoseconds"/> from <paramref name="now"/>, or the end of time.</summary>
    internal static long After(long now, long nanoseconds) =>
        nanoseconds > long.MaxValue - now ? long.MaxValue : now + nanoseconds;
}
