namespace Goroutines;

/// <summary>Timers by time, the next one on top: a heap with four children a node.</summary>
/// <remarks>
/// Guarded by its own lock; timers fire after it is given back. Timers of one instant fire in the order in which
/// they were added, so that virtual time is deterministic.
/// </remarks>
internal sealed class TimerHeap
{
    private const int Arity = 4;
    private Slot[] _heap = [];
    private int _count;
    private long _order;
    private long _next = long.MaxValue;
    private BitLock _lock;

    /// <summary>When the next timer is due; <see cref="long.MaxValue"/> if there is none.</summary>
    internal long Next => Volatile.Read(ref _next);

    /// <summary>How many timers are armed, those at the end of time included.</summary>
    internal int Count => Volatile.Read(ref _count);

    internal void Add(TimerEntry timer)
    {
        _lock.Enter();
        timer.Heap = this;
        if (_count == _heap.Length)
            Array.Resize(ref _heap, Math.Max(_count * 2, 4));
        _heap[_count] = new(timer, _order++);
        Up(_count++);
        Volatile.Write(ref _next, _heap[0].When);
        _lock.Exit();
    }

    /// <summary>Takes the timer out.</summary>
    /// <returns>False if it has fired or was taken out before.</returns>
    internal bool Remove(TimerEntry timer)
    {
        _lock.Enter();
        int index = timer.Index;
        if (index >= 0)
            RemoveAt(index);
        _lock.Exit();
        return index >= 0;
    }

    /// <summary>Fires what is due at <paramref name="now"/>, in the order of time.</summary>
    /// <returns>How many fired.</returns>
    internal int Fire(long now)
    {
        int fired = 0;
        while (Next <= now && TakeDue(now) is { } timer)
        {
            timer.Fire();
            fired++;
        }
        return fired;
    }

    private TimerEntry? TakeDue(long now)
    {
        _lock.Enter();
        TimerEntry? due = null;
        if (_count > 0 && _heap[0].When <= now)
        {
            due = _heap[0].Entry;
            RemoveAt(0);
        }
        _lock.Exit();
        return due;
    }

    private void RemoveAt(int index)
    {
        _heap[index].Entry.Index = -1;
        var last = _heap[--_count];
        _heap[_count] = default;
        if (index < _count)
        {
            _heap[index] = last;
            Down(index);
            Up(last.Entry.Index);
        }
        Volatile.Write(ref _next, _count > 0 ? _heap[0].When : long.MaxValue);
    }

    private void Up(int index)
    {
        var item = _heap[index];
        while (index > 0)
        {
            int parent = (index - 1) / Arity;
            if (!item.IsBefore(_heap[parent]))
                break;
            Place(index, _heap[parent]);
            index = parent;
        }
        Place(index, item);
    }

    private void Down(int index)
    {
        var item = _heap[index];
        while (true)
        {
            int first = index * Arity + 1;
            if (first >= _count)
                break;
            int least = first;
            for (int child = first + 1; child < Math.Min(first + Arity, _count); child++)
                if (_heap[child].IsBefore(_heap[least]))
                    least = child;
            if (!_heap[least].IsBefore(item))
                break;
            Place(index, _heap[least]);
            index = least;
        }
        Place(index, item);
    }

    private void Place(int index, Slot item)
    {
        _heap[index] = item;
        item.Entry.Index = index;
    }

    /// <summary>A timer, with what it is compared by, so that comparing touches no timer.</summary>
    private readonly struct Slot(TimerEntry timer, long order)
    {
        internal readonly TimerEntry Entry = timer;
        internal readonly long When = timer.When;
        private readonly long _order = order;

        internal bool IsBefore(in Slot other) =>
            When < other.When || (When == other.When && _order < other._order);
    }
}
