namespace Goroutines;

/// <content>What a select needs of a channel. The names that end in Locked want the lock held.</content>
public sealed partial class Chan<T> : IChanLock
{
    private long _order;

    long IChanLock.Order => _order != 0 ? _order : ChanOrder.Assign(ref _order);

    internal bool HasReceivers => !_receivers.IsEmpty;

    // Read without the lock: each is a word, and a select that saw too little looks again under all locks.
    internal bool LooksReceivable =>
        Volatile.Read(ref _count) > 0
        || !_senders.IsEmpty
        || Volatile.Read(ref _closed)
        || _source is { LooksReady: true };

    internal bool LooksSendable =>
        Volatile.Read(ref _count) < Cap || !_receivers.IsEmpty || Volatile.Read(ref _closed);

    internal bool TryReceiveLocked(out T value, out bool ok, out IWakeable? partner)
    {
        bool received = ReceiveNow(out value, out ok, out var sender);
        partner = sender;
        return received;
    }

    internal bool TrySendLocked(T value, out IWakeable? partner, out bool panics)
    {
        partner = null;
        panics = _closed;
        if (_closed)
            return true;
        bool sent = SendNow(value, out var receiver);
        partner = receiver;
        return sent;
    }

    internal void JoinReceivers(ChanWaiter<T> waiter)
    {
        if (_clocks is not null)
            waiter.Released = Ordering.Release();
        _receivers.Add(waiter);
        _source?.Await();
    }

    internal void JoinSenders(ChanWaiter<T> waiter)
    {
        if (_clocks is not null)
            waiter.Released = Ordering.Release();
        _senders.Add(waiter);
    }

    internal void LeaveReceivers(CaseWaiter<T>? waiter)
    {
        Leave(ref _receivers, waiter);
        if (_source is null)
            return;
        _lock.Enter();
        if (_receivers.IsEmpty)
            _source.Forget();
        _lock.Exit();
    }

    /// <summary>The source has a value for whoever waits.</summary>
    internal void Deliver()
    {
        _lock.Enter();
        ChanWaiter<T>? receiver = null;
        if (_source!.LooksReady && (receiver = TakeFirst(ref _receivers)) is not null)
        {
            receiver.Ok = _source.TryTake(out receiver.Value);
            receiver.Released = _source.Armed;
        }
        if (!_receivers.IsEmpty)
            _source.Await();
        _lock.Exit();
        receiver?.WakeUp(Runner.Current);
    }

    internal void LeaveSenders(CaseWaiter<T>? waiter) => Leave(ref _senders, waiter);

    internal void Note(Goroutine? running, OperationKind operation, string file, int line) =>
        Operations.Note(running, operation, ref _subject, file, line);

    void IChanLock.Enter() => EnterLock();

    void IChanLock.Exit() => ExitLock();

    bool IChanLock.IsOfBubble(Goroutine? running) => IsOfBubble(running);

    internal void EnterLock() => _lock.Enter();

    internal void ExitLock() => _lock.Exit();

    private bool IsOfBubble(Goroutine? running) =>
        _bubble is not null && _bubble == running?.Bubble;

    private void Leave(ref WaitQueue queue, CaseWaiter<T>? waiter)
    {
        if (waiter is null)
            return;
        _lock.Enter();
        queue.Remove(waiter);
        _lock.Exit();
        waiter.End();
    }
}
