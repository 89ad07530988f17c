using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>What happens to a value under the lock: handed over, put into the buffer, taken out of it.</content>
public sealed partial class Chan<T>
{
    /// <summary>Under the lock: sends if nobody need wait. On a closed channel it panics, the lock given back.</summary>
    private bool SendNow(T value, out ChanWaiter<T>? receiver)
    {
        receiver = null;
        if (_closed)
        {
            _lock.Exit();
            Operations.Note(OperationKind.Look, ref _subject);
            throw new RuntimePanicException("send on closed channel");
        }
        if (TakeFirst(ref _receivers) is { } waiting)
        {
            waiting.Value = value;
            waiting.Ok = true;
            receiver = waiting;
            _clocks?.HandOver(Ordering.Strand, waiting);
            return true;
        }
        if (_count == _buffer.Length)
            return false;
        _clocks?.Put(Ordering.Strand);
        Put(value);
        return true;
    }

    /// <summary>Under the lock: receives if nobody need wait.</summary>
    private bool ReceiveNow(out T value, out bool ok, out ChanWaiter<T>? sender)
    {
        sender = null;
        if (_count > 0)
        {
            _clocks?.Take(Ordering.Strand);
            value = TakeOldest();
            ok = true;
            sender = TakeFirst(ref _senders);
            if (sender is not null)
            {
                _clocks?.PutFor(sender);
                Put(sender.Value);
                sender.Ok = true;
            }
            return true;
        }
        sender = TakeFirst(ref _senders);
        if (sender is not null)
        {
            value = sender.Value;
            ok = sender.Ok = true;
            if (_clocks is not null)
                ChanClocks.Meet(Ordering.Strand, sender);
            return true;
        }
        if (_source is not null)
        {
            ok = _source.TryTake(out value);
            if (ok && _source.Armed is { } armed)
                Ordering.Strand?.Acquire(armed);
            return ok;
        }
        value = default!;
        ok = false;
        if (_closed)
            _clocks?.LearnOfClose(Ordering.Strand);
        return _closed;
    }

    private void Put(T value)
    {
        int tail = _head + _count;
        _buffer[tail < _buffer.Length ? tail : tail - _buffer.Length] = value;
        Volatile.Write(ref _count, _count + 1);
    }

    private T TakeOldest()
    {
        ref var slot = ref _buffer[_head];
        var value = slot;
        slot = default!;
        if (++_head == _buffer.Length)
            _head = 0;
        Volatile.Write(ref _count, _count - 1);
        return value;
    }

    /// <summary>The waiter that came first and is still there: a select that was decided elsewhere has gone.</summary>
    private static ChanWaiter<T>? TakeFirst(ref WaitQueue queue)
    {
        // Nobody else stands in a channel's queues.
        while (Unsafe.As<ChanWaiter<T>?>(queue.Take()) is { } waiter)
            if (waiter.Claim())
                return waiter;
        return null;
    }

    /// <summary>Receivers get the zero value, senders their panic, each in its own goroutine.</summary>
    /// <returns>All that are to be woken, linked by <see cref="Waiter.Next"/>.</returns>
    private ChanWaiter<T>? TakeEveryone()
    {
        var everyone = new WaitQueue();
        while (TakeFirst(ref _receivers) is { } receiver)
        {
            receiver.Value = default!;
            receiver.Ok = false;
            _clocks?.TellOfClose(receiver);
            everyone.Add(receiver);
        }
        while (TakeFirst(ref _senders) is { } sender)
        {
            sender.Ok = false;
            _clocks?.TellOfClose(sender);
            everyone.Add(sender);
        }
        return (ChanWaiter<T>?)everyone.TakeAll();
    }
}
