namespace Goroutines;

/// <summary>The last accesses of one kind, one for each strand.</summary>
/// <remarks>Not thread-safe: it is guarded by whoever has it.</remarks>
internal sealed class AccessSet
{
    // By slot: who has a slot after another knows all that the other did. Mostly there is only one.
    private AccessMark? _one;
    private Dictionary<int, AccessMark>? _others;

    internal void Add(in AccessMark mark)
    {
        if (_one is not { } one || one.Strand.Slot == mark.Strand.Slot)
            _one = mark;
        else
            (_others ??= [])[mark.Strand.Slot] = mark;
    }

    internal void Clear()
    {
        _one = null;
        _others?.Clear();
    }

    /// <summary>Adds to <paramref name="unordered"/> those that do not come before what a strand does now.</summary>
    internal void AddUnknown(Strand strand, ref List<AccessMark>? unordered)
    {
        if (_one is not { } one)
            return;
        if (!one.IsKnownTo(strand))
            (unordered ??= []).Add(one);
        if (_others is null)
            return;
        foreach (var mark in _others.Values)
            if (!mark.IsKnownTo(strand))
                (unordered ??= []).Add(mark);
    }
}
