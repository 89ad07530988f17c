namespace Goroutines;

/// <summary>The run queue of one processor: pieces of a fixed length, linked, so that nothing is copied as it grows.</summary>
/// <remarks>
/// It is guarded by a lock. Its owner takes it nearly always without contention, which costs what a lock-free ring
/// would cost in fences; and thieves, and a worker that lost its processor in the middle of a goroutine, may use it
/// too.
/// </remarks>
internal sealed class RunQueue
{
    private BitLock _lock;
    private Piece _first = new();
    private Piece _last;
    private Piece? _spare;
    private int _head;
    private int _tail;
    private int _count;

    internal RunQueue() => _last = _first;

    /// <summary>How many stand in it; a hint unless the lock is held, as in the <see cref="GlobalQueue"/>.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Adds at the end.</summary>
    internal void Add(IRunnable item)
    {
        _lock.Enter();
        Append(item);
        _lock.Exit();
    }

    /// <summary>Adds several at the end.</summary>
    internal void Add(ReadOnlySpan<IRunnable?> items)
    {
        _lock.Enter();
        foreach (var item in items)
            Append(item!);
        _lock.Exit();
    }

    /// <summary>Takes the oldest.</summary>
    internal IRunnable? Take()
    {
        if (Count == 0)
            return null;
        _lock.Enter();
        var item = TakeHead();
        _lock.Exit();
        return item;
    }

    /// <summary>A thief takes half of it, the oldest first, but not more than <paramref name="loot"/> holds.</summary>
    /// <returns>How many it took.</returns>
    internal int Steal(Span<IRunnable?> loot)
    {
        if (Count == 0)
            return 0;
        _lock.Enter();
        int most = Math.Min(loot.Length, _count - _count / 2);
        for (int i = 0; i < most; i++)
            loot[i] = TakeHead();
        _lock.Exit();
        return most;
    }

    private void Append(IRunnable item)
    {
        if (_tail == Piece.Length)
        {
            _last = _last.Next = _spare ?? new Piece();
            _spare = null;
            _tail = 0;
        }
        _last.Slots[_tail++].Item = item;
        Volatile.Write(ref _count, _count + 1);
    }

    private IRunnable? TakeHead()
    {
        if (_count == 0)
            return null;
        if (_head == Piece.Length)
        {
            _spare = _first;
            _first = _first.Next!;
            _spare.Next = null;
            _head = 0;
        }
        ref var slot = ref _first.Slots[_head++];
        var item = slot.Item;
        slot.Item = null;
        Volatile.Write(ref _count, _count - 1);
        // A short queue stays where it is, in the cache.
        if (_count == 0)
            _head = _tail = 0;
        return item;
    }

    private sealed class Piece
    {
        internal const int Length = 256;

        internal readonly Slot[] Slots = new Slot[Length];
        internal Piece? Next;
    }

    /// <summary>A struct around the reference spares the array its type check at every store.</summary>
    private struct Slot
    {
        internal IRunnable? Item;
    }
}
