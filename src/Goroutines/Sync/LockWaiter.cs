using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>Somebody who waits for a lock.</summary>
internal sealed class LockWaiter : Waiter, IValueTaskSource<LockHolder>
{
    private ILocker? _locker;
    private bool _isNoted;

    /// <summary>The lock to try again when woken; null for a waiter that is handed its lock.</summary>
    internal IRetried? Retries { get; private set; }

    /// <summary>Whether it has not stood in the queue yet, and may not go before those who have.</summary>
    internal bool IsNewcomer { get; private set; }

    /// <summary>When it began to wait, on the scheduler's clock.</summary>
    internal long Since { get; private set; }

    internal ValueTask<LockHolder> Task => new(this, Version);

    /// <summary>The clock of <see cref="Since"/>.</summary>
    internal static long Now => Goroutine.Current?.Scheduler.Now ?? 0;

    internal static LockWaiter Rent(
        ILocker locker,
        IRetried? retries,
        WaitReason reason,
        long subject,
        string file,
        int line
    )
    {
        var waiter = WaiterPools.Rent<LockWaiter>(Runner.Current);
        waiter.Describe(reason, subject, file, line);
        waiter._locker = locker;
        waiter.Retries = retries;
        waiter.Since = Now;
        return waiter;
    }

    /// <summary>An operation that holds its lock already, but lets others run first.</summary>
    internal static ValueTask<LockHolder> Yield(ILocker locker, string file, int line)
    {
        var waiter = Rent(locker, null, WaitReason.Yield, 0, file, line);
        waiter.YieldOnly();
        return waiter.Task;
    }

    protected override bool IsServed => Retries is null;

    protected override Access Waiting =>
        Reason == WaitReason.MutexLock ? Access.Queue : Access.Write;

    // Woken, not served: somebody who came by may have been faster.
    protected override bool TryFinish()
    {
        if (Retries?.TryAgain(this) == false)
            return false;
        // Others may run before it goes on, and they find the lock taken: so now is when it was.
        if (Retries is not null && Goroutine.Current is { } running && running == Goroutine)
        {
            NoteTaken(running);
            _isNoted = true;
        }
        Retries = null;
        return true;
    }

    LockHolder IValueTaskSource<LockHolder>.GetResult(short token)
    {
        Finish(token);
        var locker = _locker!;
        var running = Goroutine.Current;
        if (!_isNoted)
            NoteTaken(running);
        Release();
        (locker as Mutex)?.NoteHolder(running);
        return new(locker);
    }

    /// <summary>It has the lock now, unless it had it before and only let others run.</summary>
    private void NoteTaken(Goroutine? running)
    {
        if (running is not { IsWatched: true } || Reason == WaitReason.Yield)
            return;
        var operation = Reason switch
        {
            WaitReason.MutexLock => OperationKind.Take,
            WaitReason.RWMutexRLock => OperationKind.RLock,
            _ => OperationKind.Lock,
        };
        (_locker as IReadWrite)?.Mutex.NoteTaken(running, operation);
        var subject = new Subject(Subject);
        Operations.Note(running, operation, ref subject, File, Line);
    }

    /// <summary>Makes it ready to wait once more; called before it is queued again.</summary>
    internal void WaitAgain()
    {
        IsNewcomer = false;
        Rearm();
    }

    /// <summary>Lets others run once and tries the lock after that.</summary>
    internal void YieldFirst(IRetried locker)
    {
        Retries = locker;
        IsNewcomer = true;
        YieldOnly();
    }

    /// <summary>It is queued, and was not awaited yet: whether it is served within a moment.</summary>
    internal bool IsServedSoon()
    {
        for (var spin = new LockSpin(); spin.Again(); )
            if (GetStatus(Version) == ValueTaskSourceStatus.Succeeded)
                return true;
        return false;
    }

    /// <summary>It was not needed, or is not any more: nobody else has it.</summary>
    internal void GiveBack() => Release();

    /// <summary>The lock was handed over: no trying when woken.</summary>
    internal void HandOver() => Retries = null;

    protected override void Release()
    {
        Reset();
        _locker = null;
        Retries = null;
        IsNewcomer = false;
        _isNoted = false;
        WaiterPools.Return(this, Runner.Current);
    }
}
