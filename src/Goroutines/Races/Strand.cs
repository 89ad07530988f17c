namespace Goroutines;

/// <summary>A goroutine as the race detector sees it: what it has done, and what it knows of the others.</summary>
/// <remarks>
/// <para>
/// Everything that orders goroutines is a <see cref="Release()"/> in one and an <see cref="Acquire"/> of the same clock
/// in another: what the first did before is known to the second after. An access that the second does not know
/// of is not ordered with its own, and if one of them writes, the two race.
/// </para>
/// <para>
/// Time moves on at the first access after a release: so all that is released until then is one clock, made once.
/// </para>
/// </remarks>
internal sealed class Strand
{
    private VectorClock? _known;
    private VectorClock? _released;
    private long _time;

    internal Strand(
        RaceDetector detector,
        int slot,
        long time,
        VectorClock? known,
        long id,
        string file,
        int line
    )
    {
        Detector = detector;
        Slot = slot;
        _time = time;
        _known = known;
        Id = id;
        File = file;
        Line = line;
    }

    internal RaceDetector Detector { get; }

    /// <summary>Its place in the vector clocks.</summary>
    internal int Slot { get; }

    /// <summary>The goroutine's number.</summary>
    internal long Id { get; }

    /// <summary>Source file of the <c>go</c> statement.</summary>
    internal string File { get; }

    /// <summary>Line of the <c>go</c> statement.</summary>
    internal int Line { get; }

    /// <summary>Whether its goroutine has ended.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>What whoever acquires it will know: everything up to here.</summary>
    internal VectorClock Release() => _released ??= VectorClock.With(_known, Detector, Slot, _time);

    /// <summary>The same, added to what a place that several release to remembers already.</summary>
    internal void Release(ref VectorClock? place)
    {
        var mine = Release();
        VectorClock? seen;
        do seen = Volatile.Read(ref place);
        while (Interlocked.CompareExchange(ref place, VectorClock.Merge(seen, mine), seen) != seen);
    }

    /// <summary>From here on it knows what was released; nothing if that is null, or of another program.</summary>
    internal void Acquire(VectorClock? released)
    {
        if (released is null || released == _released || !released.IsOf(Detector))
            return;
        var known = VectorClock.Merge(_known, released);
        if (known == _known)
            return;
        // What was released before stays at its time, and what is released next is more.
        StepAfterRelease();
        _known = known;
    }

    /// <summary>The time of an access that it makes now.</summary>
    internal long Now()
    {
        StepAfterRelease();
        return _time;
    }

    /// <summary>Whether what a strand of the same program did at a time comes before what this one does now.</summary>
    internal bool Knows(int slot, long time) => slot == Slot || _known?[slot] >= time;

    /// <summary>Its goroutine has ended.</summary>
    /// <returns>The last time that it used.</returns>
    internal long End()
    {
        HasEnded = true;
        return _time;
    }

    private void StepAfterRelease()
    {
        if (_released is null)
            return;
        _time++;
        _released = null;
    }
}
