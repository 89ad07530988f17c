namespace Goroutines;

/// <summary>Waiters in the order of their arrival. Guarded by the lock of the thing they wait for.</summary>
internal struct WaitQueue
{
    private Waiter? _last;

    internal Waiter? First { get; private set; }

    internal readonly bool IsEmpty => First is null;

    internal void Add(Waiter waiter)
    {
        waiter.IsQueued = true;
        waiter.Previous = _last;
        if (_last is null)
            First = waiter;
        else
            _last.Next = waiter;
        _last = waiter;
    }

    internal void AddFirst(Waiter waiter)
    {
        waiter.IsQueued = true;
        waiter.Next = First;
        if (First is null)
            _last = waiter;
        else
            First.Previous = waiter;
        First = waiter;
    }

    /// <summary>Takes out the waiter, wherever it stands; nothing if it stands in no queue.</summary>
    internal void Remove(Waiter waiter)
    {
        if (!waiter.IsQueued)
            return;
        waiter.IsQueued = false;
        if (waiter.Previous is null)
            First = waiter.Next;
        else
            waiter.Previous.Next = waiter.Next;
        if (waiter.Next is null)
            _last = waiter.Previous;
        else
            waiter.Next.Previous = waiter.Previous;
        waiter.Next = waiter.Previous = null;
    }

    internal Waiter? Take()
    {
        var first = First;
        if (first is not null)
            Remove(first);
        return first;
    }

    /// <summary>Takes all, linked by <see cref="Waiter.Next"/>, to be completed outside the lock.</summary>
    internal Waiter? TakeAll()
    {
        var all = First;
        for (var w = all; w is not null; w = w.Next)
            w.IsQueued = false;
        First = _last = null;
        return all;
    }

    /// <summary>Ends the waits of what <see cref="TakeAll"/> gave. Called without a lock.</summary>
    internal static void CompleteAll(Waiter? all)
    {
        while (all is not null)
        {
            var next = all.Next;
            all.Next = all.Previous = null;
            all.Complete();
            all = next;
        }
    }
}
