using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>How many readers a lock has: one counter, and one for each processor as soon as two cores meet at it.</summary>
/// <remarks>
/// <para>
/// A counter is 0 or more while readers may come. A writer closes it by taking <see cref="Closed"/> from it, and then
/// it is negative: who comes now is counted, too, but has to wait. So a reader comes by one atomic addition and
/// goes by one atomic exchange, and the sign tells both whether they were in time.
/// </para>
/// <para>
/// Which counter a reader uses is only a matter of speed; the count is the sum of all. It goes from the counter of the
/// processor where it is by then, and if that is 0 because it had come elsewhere, from any that is not
/// (<see cref="TryLeaveAnywhere"/>). So none that is open ever counts less than nothing, and if nobody is inside all are 0.
/// </para>
/// <para>
/// <see cref="Close"/> visits one counter after the other and yet its sum is exact. Who came before its counter was
/// closed is in the sum, less those who went before theirs was. Nobody is in it as gone but not as come: whoever came to
/// a closed counter stays outside until <see cref="Open"/>, so it does not go.
/// </para>
/// <para>
/// Memory order: a reader and a writer always meet at the same word, and by <c>Interlocked</c> operations, which nothing
/// passes on any machine. What a writer has written is seen by whoever comes to a counter that it opened; what
/// a reader has read was read before the writer closed the counter by which it went. Who had to wait, or went while a writer
/// waited, meets the writer under the lock. No second variable
/// has to be looked at after the first, so no fence is needed beside them.
/// </para>
/// <para>
/// <see cref="Close"/>, <see cref="Open"/>, <see cref="Spread"/> and <see cref="TryLeaveAnywhere"/> are called under
/// the lock that guards the rest of the reader/writer lock; the others need none.
/// </para>
/// </remarks>
internal struct ReaderCount
{
    private const int Closed = 1 << 30;

    /// <summary>A writer visits every counter, so there are not too many; some processors may have to share one.</summary>
    private const int Most = 16;

    private Counter[]? _perProcessor;
    private int _shared;

    /// <summary>How many are inside; exact only while nobody comes or goes, and while it is open.</summary>
    internal int Sum
    {
        get
        {
            int sum = Volatile.Read(ref _shared);
            foreach (ref var counter in _perProcessor.AsSpan())
                sum += Volatile.Read(ref counter.Readers);
            return sum;
        }
    }

    /// <summary>A reader comes.</summary>
    /// <returns>Whether it is inside; else it is counted and has to wait until it is let in.</returns>
    internal bool Enter(Goroutine? running) => Interlocked.Increment(ref Mine(running)) >= 0;

    /// <summary>A reader comes if it need not wait.</summary>
    internal bool TryEnter(Goroutine? running)
    {
        ref int counter = ref Mine(running);
        int readers = Volatile.Read(ref counter);
        while (readers >= 0)
        {
            int seen = Interlocked.CompareExchange(ref counter, readers + 1, readers);
            if (seen == readers)
                return true;
            readers = seen;
        }
        return false;
    }

    /// <summary>A reader goes, unless its counter has none or is closed, or another core uses it at this moment.</summary>
    internal bool TryLeave(Goroutine? running)
    {
        ref int counter = ref Mine(running);
        int readers = Volatile.Read(ref counter);
        return readers > 0
            && Interlocked.CompareExchange(ref counter, readers - 1, readers) == readers;
    }

    /// <summary>The same for a second try; if this one succeeds another core was in the way of the first.</summary>
    internal bool TryLeaveAgain(Goroutine? running) => TryLeave(ref Mine(running));

    /// <summary>A reader goes while readers may come, from whatever counter has one.</summary>
    /// <returns>False if there was no reader.</returns>
    internal bool TryLeaveAnywhere()
    {
        if (TryLeave(ref _shared))
            return true;
        foreach (ref var counter in _perProcessor.AsSpan())
            if (TryLeave(ref counter.Readers))
                return true;
        // Somebody may have come behind the search and gone before it, by the counter that was ours. Then it is still
        // there, one too many: closed, the counters do not move.
        int inside = Close();
        Open(Math.Max(inside - 1, 0));
        return inside > 0;
    }

    /// <summary>From now on nobody comes in, and nobody goes by a counter.</summary>
    /// <returns>How many are inside.</returns>
    internal int Close()
    {
        int inside = Interlocked.Exchange(ref _shared, -Closed);
        foreach (ref var counter in _perProcessor.AsSpan())
            inside += Interlocked.Exchange(ref counter.Readers, -Closed);
        return inside;
    }

    /// <summary>Lets readers in again.</summary>
    /// <param name="inside">How many have been inside all the time.</param>
    /// <returns>How many came meanwhile and count as inside from now on.</returns>
    internal int Open(int inside)
    {
        int came = Interlocked.Add(ref _shared, Closed + inside) - inside;
        foreach (ref var counter in _perProcessor.AsSpan())
            came += Interlocked.Add(ref counter.Readers, Closed);
        return came;
    }

    /// <summary>From now on readers on different processors do not meet. Called while readers may come.</summary>
    internal void Spread(int processors)
    {
        int count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(processors, Most));
        _perProcessor ??= new Counter[count];
    }

    [UnscopedRef]
    private ref int Mine(Goroutine? running)
    {
        if (_perProcessor is not { } counters)
            return ref _shared;
        int processor = running?.Processor ?? Environment.CurrentManagedThreadId;
        return ref counters[processor & (counters.Length - 1)].Readers;
    }

    private static bool TryLeave(ref int counter)
    {
        int readers = Volatile.Read(ref counter);
        while (readers > 0)
        {
            int seen = Interlocked.CompareExchange(ref counter, readers - 1, readers);
            if (seen == readers)
                return true;
            readers = seen;
        }
        return false;
    }

    /// <summary>Has a cache line to itself, and the next one, which processors fetch along with it.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Counter
    {
        [FieldOffset(64)]
        internal int Readers;
    }
}
