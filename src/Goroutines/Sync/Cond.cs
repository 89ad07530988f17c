using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A place to wait until something that a lock guards has changed: <c>sync.Cond</c>.</summary>
/// <remarks>
/// Who waits stands in the queue before it gives the lock up, so that no signal is lost in between; <c>_lock</c>
/// guards the queue. Signals serve in the order of arrival, and nobody wakes without one. Still, wait in a loop that
/// looks at what was waited for: another goroutine may have had the lock first.
/// </remarks>
public sealed partial class Cond
{
    private BitLock _lock;
    private WaitQueue _waiting;
    private Subject _subject;

    /// <summary>Makes one: <c>sync.NewCond(l)</c>.</summary>
    /// <param name="l">The lock: a mutex, or the read side of an <see cref="RWMutex"/>.</param>
    public Cond(ILocker l)
    {
        ArgumentNullException.ThrowIfNull(l);
        L = l;
    }

    /// <summary>The lock, to be held when <see cref="Wait"/> is called: <c>c.L</c>.</summary>
    public ILocker L { get; }

    /// <summary>Gives the lock up, waits for a signal, and takes the lock again: <c>c.Wait()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="FatalErrorException">The lock is not held, and the caller is no goroutine.</exception>
    public async GoTask Wait([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        long subject = Operations.Number(ref _subject);
        var waiter = PlainWaiter.Rent(WaitReason.CondWait, subject, file, line);
        waiter.IsDurable = true;
        Enqueue(waiter);
        Operations.Note(OperationKind.Change, ref _subject);
        try
        {
            L.Unlock();
        }
        catch
        {
            // Nobody will await it: a signal must not be spent on it.
            Withdraw(waiter);
            throw;
        }
        await waiter.Task;
        await L.Lock(file, line);
    }

    /// <summary>Wakes who has waited longest, if anybody waits: <c>c.Signal()</c>. The lock may be held or not.</summary>
    public void Signal()
    {
        Operations.Note(OperationKind.Signal, ref _subject);
        _lock.Enter();
        var first = _waiting.Take();
        _lock.Exit();
        Release(first);
        first?.Complete();
        Operations.Point();
    }

    /// <summary>Wakes all who wait: <c>c.Broadcast()</c>. The lock may be held or not.</summary>
    public void Broadcast()
    {
        Operations.Note(OperationKind.Broadcast, ref _subject);
        _lock.Enter();
        var all = _waiting.TakeAll();
        _lock.Exit();
        Release(all);
        WaitQueue.CompleteAll(all);
        Operations.Point();
    }

    /// <summary>For the race detector: what came before the signal is before the wait that it ends.</summary>
    private static void Release(Waiter? woken)
    {
        if (woken is null || !Operations.IsWatching)
            return;
        var clock = Ordering.Release();
        for (; woken is not null; woken = woken.Next)
            woken.Released = clock;
    }

    private void Enqueue(PlainWaiter waiter)
    {
        _lock.Enter();
        _waiting.Add(waiter);
        _lock.Exit();
    }

    private void Withdraw(PlainWaiter waiter)
    {
        _lock.Enter();
        _waiting.Remove(waiter);
        _lock.Exit();
    }
}
