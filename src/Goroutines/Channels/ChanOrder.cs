namespace Goroutines;

/// <summary>The order in which a select takes the locks of its channels: that of their first selects.</summary>
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
}
