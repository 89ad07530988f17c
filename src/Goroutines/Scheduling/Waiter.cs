using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>Somebody who waits for one thing (Go's sudog): the place where a goroutine stands still.</summary>
/// <remarks>
/// <para>
/// An operation that cannot go on at once makes a waiter, puts it into the queue of what it waits for, and returns
/// it as a <see cref="ValueTask"/>. Whoever makes the wait end calls <see cref="Complete()"/>. Between the two the
/// caller's <c>await</c> arrives in <see cref="OnCompleted"/>: this is the one <c>Park</c> that every wait passes.
/// </para>
/// <para>
/// Parking and completing race, and <c>_state</c> decides: pending → parked → completed, or pending → completed
/// before the caller came to park. Each step is one atomic exchange, but for the last: what is parked belongs to
/// whoever completes it, and to nobody else. Who finds the other already there wakes the goroutine, so it is woken
/// exactly once.
/// </para>
/// <para>A waiter also serves plain .NET code that is no goroutine; then it behaves like any task source.</para>
/// </remarks>
internal abstract class Waiter : IRunnable, IValueTaskSource
{
    private const byte Pending = 0;
    private const byte Parked = 1;
    private const byte Completed = 2;

    // Small fields, because there may be a million waiters.
    private byte _state;
    private uint _subject;
    private bool _yields;

    // What goes on, and as whom; null until it is awaited.
    private Continuation? _continuation;

    /// <summary>Links of the <see cref="WaitQueue"/> it stands in, guarded by that queue's lock.</summary>
    internal Waiter? Next;
    internal Waiter? Previous;
    internal bool IsQueued;

    /// <summary>
    /// For the race detector: what its goroutine released when it began to wait, then what it is to acquire when it goes on.
    /// It belongs to whoever the waiter belongs to.
    /// </summary>
    internal VectorClock? Released;

    /// <summary>Why it waits.</summary>
    internal WaitReason Reason { get; private set; }

    /// <summary>Number of the channel, lock or group it waits for; 0 if none.</summary>
    internal long Subject => _subject;

    /// <summary>Where the learner's code called the operation.</summary>
    internal string File { get; private set; } = "";

    /// <summary>Line in <see cref="File"/>.</summary>
    internal int Line { get; private set; }

    /// <summary>Whether only goroutines of its own bubble, or virtual time, can end the wait.</summary>
    internal bool IsDurable { get; set; }

    /// <summary>Guards against awaiting the same operation twice.</summary>
    protected short Version { get; private set; }

    public Goroutine Goroutine => _continuation!.Owner!;

    /// <summary>Number of the goroutine that stands here; 0 if it is plain .NET code, or not known yet.</summary>
    internal long Number => Volatile.Read(ref _continuation)?.Owner?.Id ?? 0;

    /// <summary>Who stands here, for a debugger: a goroutine's number, or plain .NET code.</summary>
    internal virtual string Who =>
        Volatile.Read(ref _continuation) switch
        {
            null => "not awaited yet",
            { Owner: { } goroutine } => $"goroutine {goroutine.Id}",
            _ => OutsideContinuation.Name,
        };

    /// <summary>Says what the wait is about; called once before it is shared.</summary>
    internal void Describe(WaitReason reason, long subject, string file, int line)
    {
        Reason = reason;
        _subject = (uint)subject;
        // A loop waits at one place: looking costs less than storing, which the garbage collector wants to know of.
        if (!ReferenceEquals(File, file))
            File = file;
        Line = line;
    }

    /// <summary>How it touches what it waits for.</summary>
    protected virtual Access Waiting => Access.Write;

    /// <summary>It is going to wait: what it waits for has been touched.</summary>
    internal virtual void Touch()
    {
        if (_subject != 0)
            Goroutine.Scheduler.Touch(_subject, Waiting);
    }

    /// <summary>The operation has been carried out already; its caller only lets others run first.</summary>
    internal void YieldOnly() => _yields = true;

    /// <summary>The wait is over. Called once, by whoever ended it, holding no lock.</summary>
    internal void Complete() => Complete(Runner.Current);

    /// <summary>The same for who knows its own thread already.</summary>
    internal void Complete(Runner? here)
    {
        // Parked already, as mostly, it is nobody else's any more: reading that is enough, and no exchange is needed.
        // What was parked is seen after an acquiring read, and what the wait brought goes before a releasing write; who
        // runs the goroutine next is this thread, or gets it through a run queue's lock.
        if (Volatile.Read(ref _state) == Parked)
            Volatile.Write(ref _state, Completed);
        else if (Interlocked.Exchange(ref _state, Completed) != Parked)
            return;
        Wake(here);
    }

    /// <summary>The wait is over, and the caller itself sees to the goroutine.</summary>
    internal void CompleteWithoutWaking() => _state = Completed;

    /// <summary>Goes on where the <c>await</c> stood.</summary>
    public void Run()
    {
        var continuation = _continuation!;
        var goroutine = continuation.Owner!;
        bool wasServed = IsServed;
        if (!TryFinish())
        {
            Park(goroutine, Runner.Current!);
            return;
        }
        goroutine.WaitsIn = null;
        // It has done something just now, and what follows is the next thing.
        if (
            !wasServed
            && goroutine is { IsWatched: true, Scheduler: var machine }
            && machine.ShouldYield()
        )
        {
            machine.Yield(this);
            return;
        }
        continuation.Step();
    }

    public ValueTaskSourceStatus GetStatus(short token)
    {
        Check(token);
        return Volatile.Read(ref _state) == Completed && IsServed
            ? ValueTaskSourceStatus.Succeeded
            : ValueTaskSourceStatus.Pending;
    }

    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    )
    {
        Check(token);
        var function = Resumption.Take(state);
        // An await brings its scheduling context; AsTask() does not, and then the goroutine itself goes on.
        if (
            Runner.Current is { Running: { } goroutine } runner
            && (flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0
        )
        {
            _continuation =
                function ?? ForeignContinuation.Of(goroutine, runner, continuation, state);
            Park(goroutine, runner);
        }
        else
        {
            _continuation = function is null
                ? new OutsideContinuation(continuation, state, flags)
                : new OutsideContinuation(function, flags);
            ParkOutside();
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        Finish(token);
        Release();
    }

    /// <summary>Checks that the wait is over; typed waiters call it before they hand out their result.</summary>
    protected void Finish(short token)
    {
        Check(token);
        if (!(_yields && IsServed) && Volatile.Read(ref _state) != Completed)
            throw new InvalidOperationException(
                "The operation is not finished: await it (or use AsTask() in code that is not async)."
            );
        AcquireReleased();
    }

    /// <summary>The goroutine goes on: what came before the end of its wait, it knows now.</summary>
    internal void AcquireReleased()
    {
        if (Released is not { } clock)
            return;
        Released = null;
        Ordering.Strand?.Acquire(clock);
    }

    /// <summary>Makes the waiter ready for its next use.</summary>
    protected void Reset()
    {
        _state = Pending;
        _yields = false;
        IsDurable = false;
        _continuation = null;
        Released = null;
        Version++;
    }

    /// <summary>The result has been taken: the waiter may be used again.</summary>
    protected virtual void Release() { }

    private void Park(Goroutine goroutine, Runner runner)
    {
        if (_yields)
        {
            _state = Completed;
            goroutine.Scheduler.Yield(this);
            return;
        }
        goroutine.WaitsIn = this;
        goroutine.Scheduler.Park(this, runner);
        // From here on another thread may run the goroutine: nothing of it is touched after this exchange.
        if (Interlocked.CompareExchange(ref _state, Parked, Pending) != Pending)
            goroutine.Scheduler.Ready(this, runner);
    }

    /// <summary>
    /// For a waiter that is woken without being served, such as one that must still win its lock: called when it is
    /// woken. If it must wait again it has called <see cref="Rearm"/> and stands in its queue.
    /// </summary>
    /// <returns>Whether it may go on.</returns>
    protected virtual bool TryFinish() => true;

    /// <summary>Whether being completed is enough to go on, without <see cref="TryFinish"/>.</summary>
    protected virtual bool IsServed => true;

    /// <summary>Makes a woken waiter wait again; then it is queued anew.</summary>
    protected void Rearm()
    {
        _yields = false;
        Volatile.Write(ref _state, Pending);
    }

    private void ParkOutside()
    {
        if (_yields)
            _state = Completed;
        else if (Interlocked.CompareExchange(ref _state, Parked, Pending) == Pending)
            return;
        Wake(Runner.Current);
    }

    private void Wake(Runner? here)
    {
        var continuation = _continuation!;
        if (continuation.Owner is { } goroutine)
        {
            goroutine.Scheduler.Ready(this, here);
            return;
        }
        while (!TryFinish())
        {
            if (Interlocked.CompareExchange(ref _state, Parked, Pending) == Pending)
                return;
        }
        continuation.Step();
    }

    private void Check(short token)
    {
        if (token != Version)
            throw new InvalidOperationException(
                "This operation was awaited before: an operation of the library can be awaited once."
            );
    }
}
