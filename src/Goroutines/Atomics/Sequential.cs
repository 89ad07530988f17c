namespace Goroutines;

/// <summary>Loads and stores that have one order for all goroutines, as Go's memory model wants it of atomics.</summary>
/// <remarks>
/// <para>
/// Volatile alone is not enough. A <c>Volatile.Write</c> may stay in the core's store buffer while the core goes on
/// with a later load, so that of two goroutines which each store to their own variable and then load the other's,
/// both may read the old value. An <c>Interlocked</c> operation is a full fence: nothing passes it either way.
/// </para>
/// <para>
/// With that for stores, and for everything that both reads and writes, a <c>Volatile.Read</c> is enough for loads:
/// what follows a load does not pass it, and what precedes it is a fence or a load that lets nothing pass. So each
/// goroutine's atomics take effect in the order of its program; and on every machine that .NET runs on, a store
/// that one other core sees is seen by all. That is sequential consistency.
/// </para>
/// </remarks>
internal static class Sequential
{
    internal static int Load(ref int place) => Volatile.Read(ref place);

    // Whole also on a 32-bit machine, where a plain read of eight bytes is two.
    internal static long Load(ref long place) => Volatile.Read(ref place);

    internal static uint Load(ref uint place) => Volatile.Read(ref place);

    internal static ulong Load(ref ulong place) => Volatile.Read(ref place);

    internal static T? Load<T>(ref T? place)
        where T : class => Volatile.Read(ref place);

    internal static void Store(ref int place, int value) => Interlocked.Exchange(ref place, value);

    internal static void Store(ref long place, long value) =>
        Interlocked.Exchange(ref place, value);

    internal static void Store(ref uint place, uint value) =>
        Interlocked.Exchange(ref place, value);

    internal static void Store(ref ulong place, ulong value) =>
        Interlocked.Exchange(ref place, value);

    internal static void Store<T>(ref T? place, T? value)
        where T : class => Interlocked.Exchange(ref place, value);
}
