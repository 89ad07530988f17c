namespace Goroutines;

/// <summary>How far each strand is known to have come: a moment of a run, as the order of its operations has it.</summary>
/// <remarks>
/// It is never changed, only replaced, so that it can be handed from thread to thread, and be kept by many, without
/// a lock. A strand's place in it is its <see cref="Strand.Slot"/>. Clocks of different programs have nothing to do
/// with each other.
/// </remarks>
internal sealed class VectorClock
{
    private readonly RaceDetector _detector;
    private readonly long[] _times;

    private VectorClock(RaceDetector detector, long[] times)
    {
        _detector = detector;
        _times = times;
    }

    /// <summary>How much is known of a slot; 0 for nothing.</summary>
    internal long this[int slot] => slot < _times.Length ? _times[slot] : 0;

    internal bool IsOf(RaceDetector detector) => _detector == detector;

    /// <summary>What is known to who knows <paramref name="known"/>, and itself is at a time in a slot.</summary>
    internal static VectorClock With(VectorClock? known, RaceDetector detector, int slot, long time)
    {
        if (known is not null && known[slot] == time)
            return known;
        var times = new long[Math.Max(known?._times.Length ?? 0, slot + 1)];
        known?._times.CopyTo(times, 0);
        times[slot] = time;
        return new(detector, times);
    }

    /// <summary>What is known to who knows both; of two programs the second counts.</summary>
    internal static VectorClock? Merge(VectorClock? one, VectorClock? other)
    {
        if (one is null || other is null)
            return one ?? other;
        if (one == other || !one.IsOf(other._detector) || other.Contains(one))
            return other;
        if (one.Contains(other))
            return one;
        var times = new long[Math.Max(one._times.Length, other._times.Length)];
        for (int slot = 0; slot < times.Length; slot++)
            times[slot] = Math.Max(one[slot], other[slot]);
        return new(one._detector, times);
    }

    private bool Contains(VectorClock other)
    {
        for (int slot = 0; slot < other._times.Length; slot++)
            if (other._times[slot] > this[slot])
                return false;
        return true;
    }
}
