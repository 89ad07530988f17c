namespace Goroutines;

/// <summary>The run queue of one processor: a ring, and a slot for what runs next.</summary>
/// <remarks>
/// The next slot holds the goroutine that was readied last: it usually continues a conversation whose data is
/// still in this core's cache. Everything is guarded by the queue's lock. Its owner takes it nearly always without
/// contention, which costs what a lock-free ring would cost in fences; and thieves, and a worker that lost its
/// processor in the middle of a goroutine, may use it too.
/// </remarks>
internal sealed class RunQueue
{
    private BitLock _lock;
    private Slot[] _ring = new Slot[256];
    private int _head;
    private int _count;
    private IRunnable? _next;

    /// <summary>How many stand in the ring; a hint unless the lock is held.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Whether the next slot is taken; a hint.</summary>
    internal bool HasNext => Volatile.Read(ref _next) is not null;

    /// <summary>Adds at the end.</summary>
    internal void Add(IRunnable item)
    {
        _lock.Enter();
        Append(item);
        _lock.Exit();
    }

    /// <summary>Puts into the next slot; who was there goes to the end.</summary>
    /// <returns>Whether the ring has grown, so that a thief would find something.</returns>
    internal bool AddNext(IRunnable item)
    {
        _lock.Enter();
        var old = _next;
        _next = item;
        if (old is not null)
            Append(old);
        _lock.Exit();
        return old is not null;
    }

    /// <summary>Takes what is to run: the next slot, else the head of the ring.</summary>
    /// <param name="fair">True for the ring first, so that a long conversation cannot starve it.</param>
    internal IRunnable? Take(bool fair)
    {
        if (Volatile.Read(ref _next) is null && Volatile.Read(ref _count) == 0)
            return null;
        _lock.Enter();
        IRunnable? item;
        if (_next is not null && !(fair && _count > 0))
        {
            item = _next;
            _next = null;
        }
        else
            item = TakeHead();
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

    /// <summary>A thief takes the next slot, from an owner that does not come to it.</summary>
    internal IRunnable? StealNext()
    {
        _lock.Enter();
        var item = _next;
        _next = null;
        _lock.Exit();
        return item;
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
