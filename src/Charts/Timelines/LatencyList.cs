namespace Charts.Timelines;

/// <summary>The lengths of all waits of one kind, shortest first.</summary>
internal sealed class LatencyList
{
    private readonly List<long> _lengths;

    /// <param name="reason">Why, in Go's words; null for the wait for a core.</param>
    /// <param name="lengths">The lengths, in any order; the list is sorted.</param>
    internal LatencyList(string? reason, List<long> lengths)
    {
        lengths.Sort();
        (Reason, _lengths) = (reason, lengths);
        Sum = lengths.Sum(length => (double)length);
    }

    internal string? Reason { get; }

    internal string Name => Reason ?? "ready → running";

    internal GoroutineState State =>
        Reason is null ? GoroutineState.Ready : GoroutineStates.OfReason(Reason);

    internal int Count => _lengths.Count;

    internal double Sum { get; }

    internal long Max => _lengths[^1];

    /// <summary>The shortest one that took time; null if none did.</summary>
    internal long? ShortestReal
    {
        get
        {
            var first = CountBelow(1);
            return first < Count ? _lengths[first] : null;
        }
    }

    /// <summary>The length that the given share of the waits do not exceed (nearest rank).</summary>
    internal long Percentile(double share) =>
        _lengths[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    /// <summary>How many are shorter than <paramref name="limit"/>.</summary>
    internal int CountBelow(double limit)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_lengths[middle] < limit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
