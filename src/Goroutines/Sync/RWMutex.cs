using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A lock that many readers or one writer hold: <c>sync.RWMutex</c>.</summary>
/// <remarks>
/// <para>
/// A waiting writer keeps new readers out, so that it is not starved by them; when a writer unlocks, the readers
/// that came meanwhile go before the next writer, so that it does not starve them either.
/// </para>
/// <para>
/// A writer announces itself by closing <c>_readers</c>. So a reader that no writer disturbs needs one atomic operation
/// to come and one to go, and on a lock that several cores read they share no cache line: <see cref="ReaderCount"/>.
/// Everything else is guarded by <c>_lock</c>, and is in <c>RWMutex.Waiting.cs</c>.
/// </para>
/// </remarks>
public sealed partial class RWMutex : ILocker, IRetried, IReadWrite
{
    private readonly ReadLocker _readLocker;
    private ReaderCount _readers;
    private Subject _subject;

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
        var running = Goroutine.Current;
        if (running is { YieldRequested: true })
            return YieldFirst(this, WaitReason.RWMutexLock, file, line);
        return TryWrite()
            ? Taken(running, this, OperationKind.Lock, file, line)
            : WaitToWrite(file, line);
    }

    /// <summary>Takes the lock for writing if nobody holds it: <c>rw.TryLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryLock()
    {
        bool taken = TryWrite();
        if (taken && Goroutine.Current is { IsWatched: true } running)
            NoteTaken(running, OperationKind.Lock);
        Operations.Did(taken ? OperationKind.Lock : OperationKind.Look, ref _subject);
        return taken;
    }

    /// <summary>Gives the lock back after writing: <c>rw.Unlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked for writing, and the caller is no goroutine.</exception>
    public void Unlock()
    {
        Operations.Note(OperationKind.Unlock, ref _subject);
        if (Operations.IsWatching)
            NoteGivenBack(Goroutine.Current, OperationKind.Unlock);
        EndWriting();
        Operations.Point();
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
        var running = Goroutine.Current;
        if (running is { YieldRequested: true })
            return YieldFirst(_readLocker, WaitReason.RWMutexRLock, file, line);
        return _readers.Enter(running)
            ? Taken(running, _readLocker, OperationKind.RLock, file, line)
            : WaitToRead(file, line);
    }

    /// <summary>Takes the lock for reading if nobody writes or waits to: <c>rw.TryRLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryRLock()
    {
        var running = Goroutine.Current;
        bool taken = _readers.TryEnter(running);
        if (taken && running is { IsWatched: true })
            NoteTaken(running, OperationKind.RLock);
        Operations.Did(running, taken ? OperationKind.RLock : OperationKind.Look, ref _subject);
        return taken;
    }

    /// <summary>Gives the lock back after reading: <c>rw.RUnlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked for reading, and the caller is no goroutine.</exception>
    public void RUnlock()
    {
        var running = Goroutine.Current;
        Operations.Note(running, OperationKind.RUnlock, ref _subject);
        if (running is { IsWatched: true })
            NoteGivenBack(running, OperationKind.RUnlock);
        if (!_readers.TryLeave(running))
            Leave(running);
        Operations.Point(running);
    }

    /// <summary>The lock whose <c>Lock</c> and <c>Unlock</c> are this one's <c>RLock</c> and <c>RUnlock</c>.</summary>
    public ILocker RLocker() => _readLocker;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ValueTask<LockHolder> Taken(
        Goroutine? running,
        ILocker locker,
        OperationKind operation,
        string file,
        int line
    ) =>
        running is null or { IsWatched: false }
            ? new(new LockHolder(locker))
            : TakenByWatched(running, locker, operation, file, line);

    private ValueTask<LockHolder> TakenByWatched(
        Goroutine running,
        ILocker locker,
        OperationKind operation,
        string file,
        int line
    )
    {
        NoteTaken(running, operation);
        Operations.Note(running, operation, ref _subject, file, line);
        return Operations.ShouldYield(running)
            ? LockWaiter.Yield(locker, file, line)
            : new(new LockHolder(locker));
    }

    RWMutex IReadWrite.Mutex => this;

    private sealed class ReadLocker(RWMutex mutex) : ILocker, IReadWrite
    {
        public RWMutex Mutex => mutex;

        public ValueTask<LockHolder> Lock(
            [CallerFilePath] string file = "",
            [CallerLineNumber] int line = 0
        ) => mutex.RLock(file, line);

        public void Unlock() => mutex.RUnlock();
    }
}
