namespace Goroutines;

/// <summary>The run queue of one processor: a ring.</summary>
/// <remarks>
/// It is guarded by a lock. Its owner takes it nearly always without contention, which costs what a lock-free ring
/// would cost in fences; and thieves, and a worker that lost its processor in the middle of a goroutine, may use it
/// too.
/// </remarks>
internal sealed class RunQueue
{
    private BitLock _lock;
    private Slot[] _ring = new Slot[256];
    private int _head;
    private int _count;

    /// <summary>How many stand in the ring; a hint unless the lock is held, as in the <see cref="GlobalQueue"/>.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Adds at the end.</summary>
    internal void Add(IRunnable item)
    {
        _lock.Enter();
        Append(item);
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

    /// <summary>A thief takes half of the ring, the oldest first, but not more than <paramref name="loot"/> holds.</summary>
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
        if (_count == _ring.Length)
            Grow();
        _ring[(_head + _count) & (_ring.Length - 1)].Item = item;
        Volatile.Write(ref _count, _count + 1);
    }

    private IRunnable? TakeHead()
    {
        if (_count == 0)
            return null;
        ref var slot = ref _ring[_head];
        var item = slot.Item;
        slot.Item = null;
        _head = (_head + 1) & (_ring.Length - 1);
        Volatile.Write(ref _count, _count - 1);
        return item;
    }

    private void Grow()
    {
        var ring = new Slot[_ring.Length * 2];
        for (int i = 0; i < _count; i++)
            ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _ring = ring;
        _head = 0;
    }

    /// <summary>A struct around the reference spares the array its type check at every store.</summary>
    private struct Slot
    {
        internal IRunnable? Item;
    }
}
