using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Waiters that may be used again, each thread has its own, so that steady traffic allocates nothing.</summary>
internal sealed class WaiterPools
{
    // Waiters are rented on one thread and given back on another: the bound keeps a one-way flow from piling up.
    private const int Most = 256;

    private static int s_kinds;
    private Shelf[] _shelves = new Shelf[8];

    /// <summary>A waiter of this thread's, or a new one.</summary>
    internal static TWaiter Rent<TWaiter>(Runner? here)
        where TWaiter : Waiter, new() =>
        here is null ? new TWaiter() : here.Waiters.Rent<TWaiter>();

    /// <summary>The waiter is not needed any more.</summary>
    internal static void Return<TWaiter>(TWaiter waiter, Runner? here)
        where TWaiter : Waiter, new() => here?.Waiters.Return(waiter);

    private TWaiter Rent<TWaiter>()
        where TWaiter : Waiter, new()
    {
        int kind = Kind<TWaiter>.Number;
        var shelves = _shelves;
        if ((uint)kind >= (uint)shelves.Length || shelves[kind].First is not { } waiter)
            return new TWaiter();
        shelves[kind].First = waiter.Next;
        shelves[kind].Count--;
        waiter.Next = null;
        return Unsafe.As<TWaiter>(waiter);
    }

    private void Return<TWaiter>(TWaiter waiter)
        where TWaiter : Waiter, new()
    {
        int kind = Kind<TWaiter>.Number;
        if (kind >= _shelves.Length)
            Array.Resize(ref _shelves, kind + 8);
        ref var shelf = ref _shelves[kind];
        if (shelf.Count >= Most)
            return;
        waiter.Next = shelf.First;
        shelf.First = waiter;
        shelf.Count++;
    }

    private struct Shelf
    {
        internal Waiter? First;
        internal int Count;
    }

    private static class Kind<TWaiter>
    {
        internal static readonly int Number = Interlocked.Increment(ref s_kinds) - 1;
    }
}
