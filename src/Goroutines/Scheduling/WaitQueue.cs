namespace Goroutines;

/// <summary>Waiters in the order of their arrival. Guarded by the lock of the thing they wait for.</summary>
/// <remarks>
/// Mostly there is one at most, and that one costs a single reference to be stored: the garbage collector wants to know of
/// each, which takes longer than all the rest. So <c>_last</c> is null unless there are two or more.
/// </remarks>
internal struct WaitQueue
{
    private Waiter? _last;

    internal Waiter? First { get; private set; }

    internal readonly bool IsEmpty => First is null;

    internal void Add(Waiter waiter)
    {
        waiter.IsQueued = true;
        if (First is not { } first)
        {
            First = waiter;
            return;
        }
        var last = _last ?? first;
        last.Next = waiter;
        waiter.Previous = last;
        _last = waiter;
    }

    internal void AddFirst(Waiter waiter)
    {
        waiter.IsQueued = true;
        if (First is { } first)
        {
            waiter.Next = first;
            first.Previous = waiter;
            _last ??= first;
        }
        First = waiter;
    }

    internal Waiter? Take()
    {
        if (First is not { } first)
            return null;
        first.IsQueued = false;
        if (first.Next is not { } second)
        {
            First = null;
            return first;
        }
        First = second;
        first.Next = second.Previous = null;
        if (second == _last)
            _last = null;
        return first;
    }

    /// <summary>Takes out the waiter, wherever it stands; nothing if it stands in no queue.</summary>
    internal void Remove(Waiter waiter)
    {
        if (!waiter.IsQueued)
            return;
        if (waiter == First)
        {
            Take();
            return;
        }
        waiter.IsQueued = false;
        var before = waiter.Previous!;
        before.Next = waiter.Next;
        if (waiter.Next is { } after)
            after.Previous = before;
        else
            _last = before == First ? null : before;
        waiter.Next = waiter.Previous = null;
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
