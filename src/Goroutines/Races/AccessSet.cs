namespace Goroutines;

/// <summary>The last accesses of one kind, one for each strand.</summary>
/// <remarks>Not thread-safe: it is guarded by whoever has it.</remarks>
internal sealed class AccessSet
{
    // By slot: who has a slot after another knows all that the other did.
    private readonly Dictionary<int, AccessMark> _marks = [];

    internal void Add(in AccessMark mark) => _marks[mark.Strand.Slot] = mark;

    internal void Clear() => _marks.Clear();

    /// <summary>Adds to <paramref name="unordered"/> those that do not come before what a strand does now.</summary>
    internal void AddUnknown(Strand strand, ref List<AccessMark>? unordered)
    {
        foreach (var mark in _marks.Values)
            if (!mark.IsKnownTo(strand))
                (unordered ??= []).Add(mark);
    }
}
