namespace Goroutines;

/// <summary>The events of one thread, in the order of time: all, or the latest.</summary>
/// <remarks>
/// Its thread writes, and after the run anybody reads, while threads that outlive the run may still write. No lock is
/// needed: an event, and the piece it stands in, is there before the count that says so, and is never changed. A piece
/// that is dropped is not used again, and still leads to the next: who reads it goes on reading.
/// </remarks>
internal sealed class TraceBuffer
{
    private readonly int _mostPieces;
    private Piece _first = new(0);
    private Piece _last;
    private int _pieces = 1;
    private int _used;
    private long _count;

    internal TraceBuffer(TraceBuffers owner, int limit)
    {
        Owner = owner;
        _last = _first;
        // The last one may be nearly empty.
        _mostPieces = (limit - 1) / Piece.Length + 2;
    }

    internal TraceBuffers Owner { get; }

    /// <summary>The time of the last event; only its thread asks.</summary>
    internal long LastTime { get; private set; }

    /// <summary>How many there were.</summary>
    internal long Count => Volatile.Read(ref _count);

    /// <summary>Adds an event; only its thread does.</summary>
    internal void Add(in TraceEvent e)
    {
        if (_used == Piece.Length)
            Extend();
        _last.Events[_used++] = e;
        LastTime = e.Time;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Copies those that are kept.</summary>
    /// <returns>How many there were.</returns>
    internal long CopyTo(List<TraceEvent> all)
    {
        long count = Count;
        for (
            var piece = Volatile.Read(ref _first);
            piece is not null && piece.Start < count;
            piece = piece.Next
        )
            all.AddRange(piece.Events.AsSpan(0, (int)Math.Min(count - piece.Start, Piece.Length)));
        return count;
    }

    private void Extend()
    {
        _last = _last.Next = new Piece(_count);
        _used = 0;
        if (_pieces < _mostPieces)
            _pieces++;
        else
            Volatile.Write(ref _first, _first.Next!);
    }

    private sealed class Piece(long start)
    {
        internal const int Length = 512;

        internal readonly TraceEvent[] Events = new TraceEvent[Length];

        /// <summary>How many events there were before it.</summary>
        internal readonly long Start = start;

        internal Piece? Next;
    }
}
