namespace Goroutines;

/// <summary>Whom a channel orders, for the race detector.</summary>
/// <remarks>
/// <para>
/// With a buffer, each slot passes clocks both ways: a receive acquires what the send of its value released, and
/// the next send into that slot what the receive released. Neither passes on what it has acquired itself: two
/// sends are not ordered by a slot. So the kth receive is before the completion of the send that is as many later as the
/// buffer has slots, and a value handed over directly counts as one that went through the buffer. Without a
/// buffer sender and receiver acquire what the other released. Who learns of the close acquires what the closer released.
/// </para>
/// <para>
/// A waiter brings along what its goroutine released when it began to wait, and takes away what it is to acquire when
/// it goes on. The channel itself is a variable that sends read and a close writes: so it is told if nothing
/// orders a send and the close.
/// </para>
/// <para>All but the accesses to that variable is guarded by the channel's lock.</para>
/// </remarks>
internal sealed class ChanClocks
{
    private readonly VectorClock?[] _slots;
    private AccessHistory? _channel;
    private VectorClock? _closed;
    private int _nextSend;
    private int _nextReceive;

    /// <param name="capacity">Size of the buffer.</param>
    /// <param name="count">How many values are in it, of whose senders nothing is known.</param>
    internal ChanClocks(int capacity, int count)
    {
        _slots = new VectorClock?[capacity];
        _nextSend = capacity == 0 ? 0 : count % capacity;
    }

    /// <summary>Somebody is about to send.</summary>
    internal void BeginSend(Strand strand, long number, string file, int line) =>
        Channel(number).Read(strand, "send", file, line);

    /// <summary>Somebody is about to close it.</summary>
    internal void BeginClose(Strand strand, long number, string file, int line) =>
        Channel(number).Write(strand, "close", file, line);

    /// <summary>A value goes into the buffer.</summary>
    internal void Put(Strand? sender) => Pass(sender, ref Next(ref _nextSend));

    /// <summary>The value of a sender that waited goes into the buffer.</summary>
    internal void PutFor(Waiter sender) => Pass(sender, ref Next(ref _nextSend));

    /// <summary>The oldest value is taken out of the buffer.</summary>
    internal void Take(Strand? receiver) => Pass(receiver, ref Next(ref _nextReceive));

    /// <summary>A value is handed to a receiver that waited.</summary>
    internal void HandOver(Strand? sender, Waiter receiver)
    {
        if (_slots.Length == 0)
        {
            Meet(sender, receiver);
            return;
        }
        Put(sender);
        Pass(receiver, ref Next(ref _nextReceive));
    }

    /// <summary>Without a buffer, a value is taken from a sender that waited.</summary>
    internal static void Meet(Strand? running, Waiter waiting)
    {
        var brought = waiting.Released;
        waiting.Released = running?.Release();
        running?.Acquire(brought);
    }

    /// <summary>It is closed.</summary>
    internal void Close(VectorClock? released) => _closed = released;

    /// <summary>Somebody finds it closed.</summary>
    internal void LearnOfClose(Strand? strand) => strand?.Acquire(_closed);

    /// <summary>Somebody who waited learns that it was closed.</summary>
    internal void TellOfClose(Waiter waiting) => waiting.Released = _closed;

    private AccessHistory Channel(long number)
    {
        if (Volatile.Read(ref _channel) is { } channel)
            return channel;
        var made = new AccessHistory($"channel {number}");
        return Interlocked.CompareExchange(ref _channel, made, null) ?? made;
    }

    private static void Pass(Strand? strand, ref VectorClock? slot)
    {
        var before = slot;
        slot = strand?.Release();
        strand?.Acquire(before);
    }

    private static void Pass(Waiter waiting, ref VectorClock? slot) =>
        (waiting.Released, slot) = (slot, waiting.Released);

    private ref VectorClock? Next(ref int index)
    {
        ref var slot = ref _slots[index];
        if (++index == _slots.Length)
            index = 0;
        return ref slot;
    }
}
