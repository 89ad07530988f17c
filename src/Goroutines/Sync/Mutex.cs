using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A lock that one goroutine holds at a time: <c>sync.Mutex</c>. It has no owner: any may unlock it.</summary>
/// <remarks>
/// <para>
/// As in Go there are two modes. Normally an unlocked mutex is free for whoever comes first, and the woken waiter
/// competes with newcomers, who are already running and mostly win: that is fast. A waiter that has lost for more
/// than 1 ms is starving: then unlocking hands the mutex to it directly and newcomers queue behind.
/// </para>
/// <para>
/// <c>_state</c> has a bit for held and one for waited. Without the lock the held bit may be set, and may be cleared
/// where nobody waits; everything else, and the queue, is guarded by <c>_lock</c>. <c>_holder</c> is written by the
/// holder, for debuggers only; so is <c>_isWatched</c>, which spares the unlocking of others a look at who does it.
/// </para>
/// </remarks>
public sealed partial class Mutex : ILocker, IRetried
{
    private const int Held = 1;
    private const int Waited = 2;
    private const long Starving = 1_000_000;

    private int _state;
    private BitLock _lock;
    private WaitQueue _waiting;
    private Subject _subject;
    private long _holder;
    private bool _isWatched;

    // For the race detector: all that came before the unlocking.
    private VectorClock? _clock;

    /// <summary>Takes the lock, waiting until it is free: <c>mu.Lock()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Something to dispose of, which unlocks.</returns>
    public ValueTask<LockHolder> Lock(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = Goroutine.Current;
        // Mostly it is free, nobody watches, and the goroutine's time is not up.
        if (
            running is { YieldRequested: false, IsWatched: false }
            && Interlocked.CompareExchange(ref _state, Held, 0) == 0
        )
        {
            _holder = running.Id;
            return new(new LockHolder(this));
        }
        return LockSlowly(running, file, line);
    }

    private ValueTask<LockHolder> LockSlowly(Goroutine? running, string file, int line)
    {
        // Its time is up: better now than with the lock held.
        if (running is { YieldRequested: true })
            return YieldFirst(file, line);
        if (!TryTake() && !TakeAfterSpinning() && TryEnqueue(file, line) is { } waiter)
            return waiter.Task;
        NoteHolder(running);
        Operations.Note(running, OperationKind.Take, ref _subject, file, line);
        return Operations.ShouldYield(running)
            ? LockWaiter.Yield(this, file, line)
            : new(new LockHolder(this));
    }

    /// <summary>Takes the lock if it is free: <c>mu.TryLock()</c>.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool TryLock()
    {
        bool taken = TryTake();
        var running = Goroutine.Current;
        if (taken)
            NoteHolder(running);
        Operations.Did(running, taken ? OperationKind.Lock : OperationKind.Look, ref _subject);
        return taken;
    }

    /// <summary>Gives the lock back: <c>mu.Unlock()</c>.</summary>
    /// <exception cref="FatalErrorException">It is not locked, and the caller is no goroutine.</exception>
    public void Unlock()
    {
        if (_isWatched)
        {
            UnlockWatched();
            return;
        }
        if (Interlocked.CompareExchange(ref _state, 0, Held) != Held)
            UnlockWaited();
    }

    /// <summary>A woken waiter tries to take the lock; if it cannot it stands at the front of the queue again.</summary>
    bool IRetried.TryAgain(LockWaiter waiter)
    {
        if (TryTake())
            return true;
        _lock.Enter();
        bool taken = TakeOrMarkWaited();
        if (!taken)
        {
            if (waiter.IsNewcomer)
                _waiting.Add(waiter);
            else
                _waiting.AddFirst(waiter);
            waiter.WaitAgain();
        }
        _lock.Exit();
        return taken;
    }

    /// <summary>The running goroutine holds the mutex.</summary>
    internal void NoteHolder(Goroutine? running)
    {
        _holder = running?.Id ?? 0;
        if (running is not { IsWatched: true })
            return;
        _isWatched = true;
        Ordering.Acquire(running, ref _clock);
    }

    private void UnlockWatched()
    {
        if ((Volatile.Read(ref _state) & Held) != 0)
            Operations.Note(OperationKind.Give, ref _subject);
        Ordering.Release(Goroutine.Current, ref _clock);
        if (Interlocked.CompareExchange(ref _state, 0, Held) != Held)
            UnlockWaited();
        Operations.Point();
    }

    private bool TryTake()
    {
        int state = Volatile.Read(ref _state);
        while ((state & Held) == 0)
        {
            int seen = Interlocked.CompareExchange(ref _state, state | Held, state);
            if (seen == state)
                return true;
            state = seen;
        }
        return false;
    }

    private bool TakeAfterSpinning()
    {
        for (var spin = new LockSpin(); spin.Again(); )
            if (TryTake())
                return true;
        return false;
    }

    private ValueTask<LockHolder> YieldFirst(string file, int line)
    {
        var waiter = Rent(file, line);
        waiter.YieldFirst(this);
        return waiter.Task;
    }

    private LockWaiter Rent(string file, int line)
    {
        long subject = Operations.Number(ref _subject);
        return LockWaiter.Rent(this, this, WaitReason.MutexLock, subject, file, line);
    }

    /// <summary>Stands in the queue, unless the mutex is free by now and so is taken.</summary>
    /// <returns>Where the caller waits; null if it has the mutex.</returns>
    private LockWaiter? TryEnqueue(string file, int line)
    {
        var waiter = Rent(file, line);
        _lock.Enter();
        bool taken = TakeOrMarkWaited();
        if (!taken)
            _waiting.Add(waiter);
        _lock.Exit();
        if (!taken)
            return waiter;
        waiter.GiveBack();
        return null;
    }

    /// <summary>Under the lock: takes the mutex if it is free, else makes its unlocking look into the queue.</summary>
    private bool TakeOrMarkWaited()
    {
        int before = Interlocked.Or(ref _state, Held | Waited);
        if ((before & Held) != 0)
            return false;
        if (_waiting.IsEmpty)
            Volatile.Write(ref _state, Held);
        return true;
    }

    private void UnlockWaited()
    {
        long now = LockWaiter.Now;
        _lock.Enter();
        if ((Volatile.Read(ref _state) & Held) == 0)
        {
            _lock.Exit();
            Operations.Note(OperationKind.Unlock, ref _subject);
            Operations.Fatal("sync: unlock of unlocked mutex");
        }
        var waiter = (LockWaiter?)_waiting.Take();
        bool handOver = waiter is not null && now - waiter.Since > Starving;
        int left = _waiting.IsEmpty ? 0 : Waited;
        if (handOver)
        {
            waiter!.HandOver();
            _holder = waiter.Number;
            Volatile.Write(ref _state, Held | left);
        }
        else
            Volatile.Write(ref _state, left);
        _lock.Exit();
        waiter?.Complete();
    }
}
