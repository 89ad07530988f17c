using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A lock that many readers or one writer hold: <c>sync.RWMutex</c>.</summary>
/// <remarks>
/// <para>
/// A waiting writer keeps new readers out, so that it is not starved by them; when a writer unlocks, the readers
/// that came meanwhile go before the next writer, so that it does not starve them either.
/// </para>
/// <para>
/// As in Go, <c>_readers</c> counts the readers, those who must wait included, and a writer announces itself by
/// taking <see cref="Announced"/> from it: then it is negative. So a reader that no writer disturbs needs one atomic
/// addition to come and one to go. Everything else is guarded by <c>_lock</c>: of the readers that were there when
/// the writer announced itself, <c>_before</c> have still to go; of those that came later and were let in,
/// <c>_admitted</c> have not yet come to the queue to find that out. Whoever is woken holds the lock already.
/// </para>
/// </remarks>
public sealed partial class RWMutex : ILocker
{
    private const int Announced = 1 << 30;

    private readonly ReadLocker _readLocker;
    private BitLock _lock;
    private WaitQueue _waitingReaders;
    private WaitQueue _waitingWriters;
    private Subject _subject;
    private int _readers;
    private int _before;
    private int _admitted;
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
        if (TryWrite() || WriteAfterSpinning())
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
        var next = AdmitReaders();
        if (!_waitingWriters.IsEmpty && Announce())
            next = AdmitWriter();
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
        if (Interlocked.Increment(ref _readers) >= 0 || ReadAfterSpinning())
            return Taken(_readLocker, "rlock", file, line);
        var waiter = Rent(_readLocker, WaitReason.RWMutexRLock, file, line);
        if (!TryBeAdmitted(waiter))
            return waiter.Task;
        waiter.GiveBack();
        return Taken(_readLocker, "rlock", file, line);
    }

    /// <summary>Takes the lock for reading if nobody writes or waits to: <c>rw.TryRLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryRLock()
    {
        int readers = Volatile.Read(ref _readers);
        while (readers >= 0)
        {
            int seen = Interlocked.CompareExchange(ref _readers, readers + 1, readers);
            if (seen == readers)
            {
                Operations.Note("rlock", ref _subject);
                return true;
            }
            readers = seen;
        }
        return false;
    }

    /// <summary>Gives the lock back after reading: <c>rw.RUnlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked for reading, and the caller is no goroutine.</exception>
    public void RUnlock()
    {
        Operations.Note("runlock", ref _subject);
        if (Interlocked.Decrement(ref _readers) < 0)
            LeaveToWriter();
    }

    /// <summary>The lock whose <c>Lock</c> and <c>Unlock</c> are this one's <c>RLock</c> and <c>RUnlock</c>.</summary>
    public ILocker RLocker() => _readLocker;

    /// <summary>Takes the lock for writing if nobody holds it; else the waiter, if there is one, is queued.</summary>
    private bool TryWrite(LockWaiter? waiter = null)
    {
        _lock.Enter();
        bool isFirst = !_writing && _waitingWriters.IsEmpty;
        bool free =
            isFirst && Interlocked.CompareExchange(ref _readers, -Announced, 0) == 0
            || isFirst && waiter is not null && Announce();
        if (free)
            _writing = true;
        else if (waiter is not null)
            _waitingWriters.Add(waiter);
        _lock.Exit();
        return free;
    }

    private bool WriteAfterSpinning()
    {
        for (var spin = new LockSpin(); spin.Again(); )
            if (TryWrite())
                return true;
        return false;
    }

    /// <summary>The same for a reader, which counts as one already: it looks whether it was let in.</summary>
    private bool ReadAfterSpinning()
    {
        for (var spin = new LockSpin(); spin.Again(); )
            if (Volatile.Read(ref _admitted) > 0 && TryBeAdmitted())
                return true;
        return false;
    }

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

    /// <summary>Under the lock: from now on readers wait.</summary>
    /// <returns>Whether no reader is left from before.</returns>
    private bool Announce()
    {
        _before += Interlocked.Add(ref _readers, -Announced) + Announced;
        return _before == 0;
    }

    /// <summary>A reader has gone while a writer waits; the last one from before lets it in.</summary>
    private void LeaveToWriter()
    {
        _lock.Enter();
        bool isReader = _before > 0 && !_writing;
        var writer = isReader && --_before == 0 ? AdmitWriter() : null;
        _lock.Exit();
        if (!isReader)
        {
            Interlocked.Increment(ref _readers);
            Operations.Fatal("sync: RUnlock of unlocked RWMutex");
        }
        writer?.Complete();
    }

    private Waiter? AdmitWriter()
    {
        _writing = true;
        return _waitingWriters.Take();
    }

    /// <summary>Under the lock, a writer has gone: everybody who came to read meanwhile is let in.</summary>
    private Waiter? AdmitReaders()
    {
        int came = Interlocked.Add(ref _readers, Announced);
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

    private ValueTask<LockHolder> Taken(ILocker locker, string operation, string file, int line)
    {
        var running = Goroutine.Current;
        Operations.Note(running, operation, ref _subject, file, line);
        return Operations.ShouldYield(running)
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
