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
    // Inlined, the JIT knows the kind and its number: finding that would take longer than all the rest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TWaiter Rent<TWaiter>(Runner? here)
        where TWaiter : Waiter, new() =>
        here?.Waiters.Take(Kind<TWaiter>.Number) is { } waiter
            ? Unsafe.As<TWaiter>(waiter)
            : new TWaiter();

    /// <summary>The waiter is not needed any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Return<TWaiter>(TWaiter waiter, Runner? here)
        where TWaiter : Waiter, new() => here?.Waiters.Put(waiter, Kind<TWaiter>.Number);

    private Waiter? Take(int kind)
    {
        var shelves = _shelves;
        if ((uint)kind >= (uint)shelves.Length)
            return null;
        ref var shelf = ref shelves[kind];
        return shelf.Count > 0 ? shelf.Places[--shelf.Count].Waiter : null;
    }

    private void Put(Waiter waiter, int kind)
    {
        if (kind >= _shelves.Length)
            Array.Resize(ref _shelves, kind + 8);
        ref var shelf = ref _shelves[kind];
        if (shelf.Count == Most)
            return;
        shelf.Places ??= new Place[8];
        if (shelf.Count == shelf.Places.Length)
            Array.Resize(ref shelf.Places, shelf.Count * 2);
        ref var place = ref shelf.Places[shelf.Count++];
        // Often it stands there still: looking costs less than storing.
        if (place.Waiter != waiter)
            place.Waiter = waiter;
    }

    private struct Shelf
    {
        internal Place[] Places;
        internal int Count;
    }

    /// <summary>A struct around the reference spares the array its type check at every store.</summary>
    private struct Place
    {
        internal Waiter? Waiter;
    }

    private static class Kind<TWaiter>
    {
        internal static readonly int Number = Interlocked.Increment(ref s_kinds) - 1;
    }
}
