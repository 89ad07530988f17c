namespace Goroutines;

/// <summary>Whom a wait group orders, for the race detector.</summary>
/// <remarks>
/// What is done before a <c>Done</c> is before the return of each <c>Wait</c> that comes after. Besides, the group itself
/// is something that goroutines may use wrongly: an <c>Add</c> that raises the counter from zero, and a <c>Wait</c> that is
/// not ordered with it, for then it is chance what the wait waits for. Those are kept like accesses to a variable, of which the
/// wait counts as the write, as in Go; but waits do not race with each other.
/// </remarks>
internal sealed class WaitGroupClocks(long number)
{
    private readonly string _group = $"wait group {number}";
    private readonly Lock _gate = new();
    private readonly AccessSet _adds = new();
    private readonly AccessSet _waits = new();
    private VectorClock? _done;

    /// <summary>The counter is about to be lowered.</summary>
    internal void Done(Strand strand) => strand.Release(ref _done);

    /// <summary>Somebody has seen the counter at zero.</summary>
    internal void Released(Strand strand) => strand.Acquire(Volatile.Read(ref _done));

    /// <summary>The counter was raised from zero.</summary>
    internal void BeginRound(Strand strand, string file, int line)
    {
        var mark = new AccessMark(strand, strand.Now(), false, "WaitGroup.Add", file, line);
        Record(mark, _adds, _waits);
    }

    /// <summary>Somebody is about to wait.</summary>
    internal void BeginWait(Strand strand, string file, int line)
    {
        var mark = new AccessMark(strand, strand.Now(), true, "WaitGroup.Wait", file, line);
        Record(mark, _waits, _adds);
    }

    private void Record(in AccessMark mark, AccessSet own, AccessSet others)
    {
        List<AccessMark>? unordered = null;
        lock (_gate)
        {
            others.AddUnknown(mark.Strand, ref unordered);
            own.Add(mark);
        }
        mark.Strand.Detector.Found(_group, mark, unordered);
    }
}
