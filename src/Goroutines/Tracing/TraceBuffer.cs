namespace Goroutines;

/// <summary>The events of one thread, in the order of time.</summary>
/// <remarks>
/// Its thread writes, and after the run anybody reads, while threads that outlive the run may still write. No lock is
/// needed: an event, and the piece it stands in, is there before the count that says so, and is never changed.
/// </remarks>
internal sealed class TraceBuffer
{
    private readonly Piece _first = new();
    private Piece _last;
    private int _used;
    private int _count;

    internal TraceBuffer(TraceBuffers owner)
    {
        Owner = owner;
        _last = _first;
    }

    internal TraceBuffers Owner { get; }

    /// <summary>The time of the last event; only its thread asks.</summary>
    internal long LastTime { get; private set; }

    /// <summary>How many there are.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Adds an event; only its thread does.</summary>
    internal void Add(in TraceEvent e)
    {
        if (_used == Piece.Length)
        {
            _last = _last.Next = new Piece();
            _used = 0;
        }
        _last.Events[_used++] = e;
        LastTime = e.Time;
        Volatile.Write(ref _count, _count + 1);
    }

    internal void CopyTo(List<TraceEvent> all)
    {
        int left = Volatile.Read(ref _count);
        for (var piece = _first; left > 0; piece = piece.Next!)
        {
            all.AddRange(piece.Events.AsSpan(0, Math.Min(left, Piece.Length)));
            left -= Piece.Length;
        }
    }

    private sealed class Piece
    {
        internal const int Length = 512;

        internal readonly TraceEvent[] Events = new TraceEvent[Length];

        internal Piece? Next;
    }
}
