namespace Goroutines;

/// <content>
/// Writers, and whoever meets one. <c>_lock</c> guards it all: of the readers that were there when the writer announced
/// itself, <c>_before</c> have still to go; of those that came later and were let in, <c>_admitted</c> have not yet come
/// to the queue to find that out. Whoever is woken holds the lock already.
/// </content>
public sealed partial class RWMutex
{
    private BitLock _lock;
    private WaitQueue _waitingReaders;
    private WaitQueue _waitingWriters;
    private int _before;
    private int _admitted;
    private bool _writing;

    /// <summary>Whether readers have to wait, because a writer is inside or waits.</summary>
    private bool IsAnnounced => _writing || !_waitingWriters.IsEmpty;

    private ValueTask<LockHolder> WaitToWrite(string file, int line)
    {
        if (ShouldLetReadersRun())
            return YieldFirst(this, WaitReason.RWMutexLock, file, line);
        var waiter = Rent(this, WaitReason.RWMutexLock, file, line);
        if (!TryWrite(waiter) && !IsAdmittedSoon(waiter))
            return waiter.Task;
        waiter.GiveBack();
        return Taken(Goroutine.Current, this, OperationKind.Lock, file, line);
    }

    /// <summary>Whether a writer steps back once before it announces itself.</summary>
    /// <remarks>
    /// Readers that were let in together mostly still wait for a processor. A writer that announced itself now would
    /// stop each of them after its first operation, they would then be let in together, and so on for ever, with a
    /// switch for every operation. So they get a processor first.
    /// </remarks>
    private bool ShouldLetReadersRun() =>
        Goroutine.Current is { Program.IsSimulated: false }
        && !IsAnnounced
        && !CanAllRun(_readers.Sum);

    /// <summary>Whether so many can be running at this moment, besides the caller. Else it is of no use to spin.</summary>
    private static bool CanAllRun(int readers) =>
        Goroutine.Current is { } goroutine && readers < goroutine.Scheduler.MaxProcs;

    /// <summary>Lets others run before it wants the lock: who stops while holding it would stop everybody.</summary>
    private ValueTask<LockHolder> YieldFirst(
        ILocker locker,
        WaitReason reason,
        string file,
        int line
    )
    {
        var waiter = Rent(locker, reason, file, line);
        waiter.YieldFirst(this);
        return waiter.Task;
    }

    /// <summary>Who let others run first goes on.</summary>
    bool IRetried.TryAgain(LockWaiter waiter)
    {
        waiter.HandOver();
        waiter.WaitAgain();
        bool reads = waiter.Reason == WaitReason.RWMutexRLock;
        bool taken = reads
            ? _readers.Enter(Goroutine.Current) || IsAdmittedSoon() || TryBeAdmitted(waiter)
            : TryWrite(waiter) || IsAdmittedSoon(waiter);
        if (taken)
            waiter.CompleteWithoutWaking();
        return taken;
    }

    /// <summary>Takes the lock for writing if nobody holds it; else the waiter, if there is one, is queued.</summary>
    private bool TryWrite(LockWaiter? waiter = null)
    {
        _lock.Enter();
        // Who does not want to wait looks first: a try that must fail need not hold up readers.
        bool free = !IsAnnounced && (waiter is not null || _readers.Sum == 0) && Announce();
        if (free)
            _writing = true;
        else if (waiter is not null)
            _waitingWriters.Add(waiter);
        else if (_before > 0 && !IsAnnounced)
            AdmitReaders();
        _lock.Exit();
        return free;
    }

    private void EndWriting()
    {
        _lock.Enter();
        if (!_writing)
        {
            _lock.Exit();
            Operations.Fatal("sync: Unlock of unlocked RWMutex");
        }
        _writing = false;
        var next = AdmitReaders();
        if (!_waitingWriters.IsEmpty && Announce())
            next = AdmitWriter();
        _lock.Exit();
        WaitQueue.CompleteAll(next);
    }

    /// <summary>A reader that came too late; it counts as one already.</summary>
    private ValueTask<LockHolder> WaitToRead(string file, int line)
    {
        LockWaiter? waiter = null;
        if (!IsAdmittedSoon())
        {
            waiter = Rent(_readLocker, WaitReason.RWMutexRLock, file, line);
            if (!TryBeAdmitted(waiter))
                return waiter.Task;
        }
        waiter?.GiveBack();
        return Taken(Goroutine.Current, _readLocker, OperationKind.RLock, file, line);
    }

    /// <summary>A reader spins, unless the writer itself waits for readers that cannot all be running.</summary>
    private bool IsAdmittedSoon()
    {
        for (var spin = new LockSpin(); IsWritingSoon && spin.Again(); )
            if (Volatile.Read(ref _admitted) > 0 && TryBeAdmitted())
                return true;
        return false;
    }

    /// <summary>A writer that has announced itself spins, if all it waits for can be running; behind another it does not.</summary>
    private bool IsAdmittedSoon(LockWaiter writer) =>
        !Volatile.Read(ref _writing) && IsWritingSoon && writer.IsServedSoon();

    private bool IsWritingSoon =>
        Volatile.Read(ref _writing) || CanAllRun(Volatile.Read(ref _before));

    /// <summary>A reader finds out that the writer has gone and let it in; else the waiter, if there is one, is queued.</summary>
    private bool TryBeAdmitted(LockWaiter? waiter = null)
    {
        _lock.Enter();
        bool admitted = _admitted > 0;
        if (admitted)
            _admitted--;
        else if (waiter is not null)
            _waitingReaders.Add(waiter);
        _lock.Exit();
        return admitted;
    }

    /// <summary>
    /// A reader goes that could not at once: another core used its counter at that moment, or it had come by another
    /// one, or a writer waits. Of those readers the last lets the writer in.
    /// </summary>
    private void Leave(Goroutine? running)
    {
        if (_readers.TryLeaveAgain(running))
        {
            SpreadReaders(running);
            return;
        }
        _lock.Enter();
        bool isReader = IsAnnounced ? !_writing : _readers.TryLeaveAnywhere();
        var writer = isReader && IsAnnounced && --_before == 0 ? AdmitWriter() : null;
        _lock.Exit();
        if (!isReader)
            Operations.Fatal("sync: RUnlock of unlocked RWMutex");
        writer?.Complete();
    }

    /// <summary>Two cores have met at one counter; where it makes no difference it stays the only one.</summary>
    internal void SpreadReaders(Goroutine? running)
    {
        if (running is not { Program.IsSimulated: false, Scheduler.MaxProcs: > 1 and var procs })
            return;
        _lock.Enter();
        if (!IsAnnounced)
            _readers.Spread(procs);
        _lock.Exit();
    }

    /// <summary>Under the lock: from now on readers wait.</summary>
    /// <returns>Whether no reader is left from before.</returns>
    private bool Announce()
    {
        _before = _readers.Close();
        return _before == 0;
    }

    private Waiter? AdmitWriter()
    {
        _writing = true;
        return _waitingWriters.Take();
    }

    /// <summary>Under the lock, no writer is inside: everybody who came to read meanwhile is let in.</summary>
    private Waiter? AdmitReaders()
    {
        int came = _readers.Open(_before);
        _before = 0;
        var readers = _waitingReaders.TakeAll();
        for (var reader = readers; reader is not null; reader = reader.Next)
            came--;
        _admitted += came;
        return readers;
    }

    private LockWaiter Rent(ILocker locker, WaitReason reason, string file, int line)
    {
        long subject = Operations.Number(ref _subject);
        return LockWaiter.Rent(locker, null, reason, subject, file, line);
    }
}
