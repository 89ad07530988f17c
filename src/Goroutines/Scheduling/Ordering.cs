using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>How the operations of the library tell the race detector whom they order.</summary>
/// <remarks>
/// What synchronizes has a place for a clock. Who lets others go on releases to that before they can; who goes on
/// because of it acquires after. Unless races are searched for, each is one look at the goroutine.
/// </remarks>
internal static class Ordering
{
    /// <summary>The strand of the running goroutine; null if it is not searched for races.</summary>
    internal static Strand? Strand => Goroutine.Current?.Strand;

    /// <summary>What the running goroutine, or the timer that fires, has done and knows; null if nobody asks.</summary>
    internal static VectorClock? Release() =>
        Runner.Current is { } here ? here.Cause ?? here.Running?.Strand?.Release() : null;

    /// <summary>What a timer does when it fires: all of that comes after what its arming came after.</summary>
    internal static void Because(VectorClock? armed, Action call)
    {
        if (armed is null || Runner.Current is not { } here)
        {
            call();
            return;
        }
        here.Cause = armed;
        try
        {
            call();
        }
        finally
        {
            here.Cause = null;
        }
    }

    /// <summary>Adds it to what a place remembers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Release(Goroutine? running, ref VectorClock? place)
    {
        if (running is { IsWatched: true })
            running.Strand?.Release(ref place);
    }

    /// <summary>The running goroutine goes on because of what was released.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Acquire(Goroutine? running, ref VectorClock? place)
    {
        if (running is { IsWatched: true })
            running.Strand?.Acquire(Volatile.Read(ref place));
    }
}
