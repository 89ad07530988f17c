using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A lock that many readers or one writer hold: <c>sync.RWMutex</c>.</summary>
/// <remarks>
/// A waiting writer keeps new readers out, so that it is not starved by them; when a writer unlocks, the readers
/// that queued meanwhile go before the next writer, so that it does not starve them either. <c>_lock</c> guards
/// everything; whoever is let in holds the lock already when it is woken.
/// </remarks>
public sealed partial class RWMutex : ILocker
{
    private readonly ReadLocker _readLocker;
    private BitLock _lock;
    private WaitQueue _waitingReaders;
    private WaitQueue _waitingWriters;
    private Subject _subject;
    private int _readers;
    private bool _writing;

    /// <summary>Makes an unlocked one.</summary>
    public RWMutex() => _readLocker = new ReadLocker(this);

    /// <summary>Takes the lock for writing, waiting until nobody holds it: <c>rw.Lock()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Something to dispose of, which unlocks.</returns>
    public ValueTask<LockHolder> Lock(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        if (TryWrite())
            return Taken(this, "lock", file, line);
        var waiter = Rent(this, WaitReason.RWMutexLock, file, line);
        if (!TryWrite(waiter))
            return waiter.Task;
        waiter.GiveBack();
        return Taken(this, "lock", file, line);
    }

    /// <summary>Takes the lock for writing if nobody holds it: <c>rw.TryLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryLock()
    {
        bool taken = TryWrite();
        if (taken)
            Operations.Note("lock", ref _subject);
        return taken;
    }

    /// <summary>Gives the lock back after writing: <c>rw.Unlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked for writing, and the caller is no goroutine.</exception>
    public void Unlock()
    {
        Operations.Note("unlock", ref _subject);
        _lock.Enter();
        if (!_writing)
        {
            _lock.Exit();
            Operations.Fatal("sync: Unlock of unlocked RWMutex");
        }
        _writing = false;
        var next = _waitingReaders.IsEmpty ? AdmitWriter() : AdmitReaders();
        _lock.Exit();
        WaitQueue.CompleteAll(next);
    }

    /// <summary>Takes the lock for reading, waiting while somebody writes or waits to: <c>rw.RLock()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Something to dispose of, which unlocks.</returns>
    public ValueTask<LockHolder> RLock(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        if (TryRead())
            return Taken(_readLocker, "rlock", file, line);
        var waiter = Rent(_readLocker, WaitReason.RWMutexRLock, file, line);
        if (!TryRead(waiter))
            return waiter.Task;
        waiter.GiveBack();
        return Taken(_readLocker, "rlock", file, line);
    }

    /// <summary>Takes the lock for reading if nobody writes or waits to: <c>rw.TryRLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryRLock()
    {
        bool taken = TryRead();
        if (taken)
            Operations.Note("rlock", ref _subject);
        return taken;
    }

    /// <summary>Gives the lock back after reading: <c>rw.RUnlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked for reading, and the caller is no goroutine.</exception>
    public void RUnlock()
    {
        Operations.Note("runlock", ref _subject);
        _lock.Enter();
        if (_readers == 0)
        {
            _lock.Exit();
            Operations.Fatal("sync: RUnlock of unlocked RWMutex");
        }
        _readers--;
        var next = _readers == 0 ? AdmitWriter() : null;
        _lock.Exit();
        WaitQueue.CompleteAll(next);
    }

    /// <summary>The lock whose <c>Lock</c> and <c>Unlock</c> are this one's <c>RLock</c> and <c>RUnlock</c>.</summary>
    public ILocker RLocker() => _readLocker;

    /// <summary>Takes the lock for writing if nobody holds it; else the waiter, if there is one, is queued.</summary>
    private bool TryWrite(LockWaiter? waiter = null)
    {
        _lock.Enter();
        bool free = !_writing && _readers == 0;
        if (free)
            _writing = true;
        else if (waiter is not null)
            _waitingWriters.Add(waiter);
        _lock.Exit();
        return free;
    }

    /// <summary>Takes the lock for reading if nobody writes or waits to; else the waiter, if there is one, is queued.</summary>
    private bool TryRead(LockWaiter? waiter = null)
    {
        _lock.Enter();
        bool free = !_writing && _waitingWriters.IsEmpty;
        if (free)
            _readers++;
        else if (waiter is not null)
            _waitingReaders.Add(waiter);
        _lock.Exit();
        return free;
    }

    private Waiter? AdmitWriter()
    {
        var writer = _waitingWriters.Take();
        _writing = writer is not null;
        return writer;
    }

    private Waiter? AdmitReaders()
    {
        var readers = _waitingReaders.TakeAll();
        for (var reader = readers; reader is not null; reader = reader.Next)
            _readers++;
        return readers;
    }

    private LockWaiter Rent(ILocker locker, WaitReason reason, string file, int line)
    {
        long subject = Operations.Number(ref _subject);
        return LockWaiter.Rent(locker, null, reason, subject, file, line);
    }

    private ValueTask<LockHolder> Taken(ILocker locker, string operation, string file, int line)
    {
        Operations.Note(operation, ref _subject, file, line);
        return Operations.ShouldYield()
            ? LockWaiter.Yield(locker, file, line)
            : new(new LockHolder(locker));
    }

    private sealed class ReadLocker(RWMutex mutex) : ILocker
    {
        public ValueTask<LockHolder> Lock(
            [CallerFilePath] string file = "",
            [CallerLineNumber] int line = 0
        ) => mutex.RLock(file, line);

        public void Unlock() => mutex.RUnlock();
    }
}
