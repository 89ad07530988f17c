using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>What is in order across channels: the locks of a select, and what one goroutine does to several.</summary>
/// <remarks>A select takes its locks in the order of the channels' first selects.</remarks>
internal static class ChanOrder
{
    private static long s_last;

    /// <summary>Gives a channel its place, unless another thread does so at the same time.</summary>
    internal static long Assign(ref long order)
    {
        long mine = Interlocked.Increment(ref s_last);
        long other = Interlocked.CompareExchange(ref order, mine, 0);
        return other == 0 ? mine : other;
    }

    /// <summary>Called by who looks at a channel and goes away without having taken its lock.</summary>
    /// <remarks>
    /// Giving a lock back is no fence. Of two who each send to their own channel and then look at the other's, both
    /// could miss the value, which then is still in the cores' store buffers. Taking the lock would be a fence, too. A thread
    /// that has changed nothing since it last passed here needs none; nor does one that runs a goroutine which changed something
    /// on another thread. It got the goroutine by an acquiring read of what that thread released after the change. So it
    /// has seen the change, and what one core has seen of another, all cores see: on x64, and on ARM64, whose stores
    /// reach all others at the same time.
    /// </remarks>
    internal static void BeforeLooking(Runner? here)
    {
        if (here is { HasChanged: false })
            return;
        here?.HasChanged = false;
        Interlocked.MemoryBarrier();
    }

    /// <summary>Called by who has given a channel's lock back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void AfterChange(Runner? here) => here?.HasChanged = true;
}
