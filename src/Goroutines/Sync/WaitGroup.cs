using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Waits for a number of goroutines to finish: <c>sync.WaitGroup</c>.</summary>
/// <remarks>
/// <c>_lock</c> guards the counter and the waiting; nobody waits while the counter is zero, so that Go's misuse of
/// raising it from zero under those who wait cannot come about here. Its other misuse is found by who waited.
/// </remarks>
public sealed partial class WaitGroup
{
    private BitLock _lock;
    private WaitQueue _waiting;
    private Subject _subject;
    private int _count;
    private IScheduler? _bubble;

    /// <summary>Makes one whose counter is zero: <c>var wg sync.WaitGroup</c>.</summary>
    public WaitGroup() { }

    internal WaitGroup(int count)
    {
        _count = count;
        _bubble = Goroutine.Current?.Bubble;
    }

    /// <summary>Raises the counter by <paramref name="delta"/>, which may be negative: <c>wg.Add(n)</c>.</summary>
    /// <param name="delta">How many more to wait for; call it before the goroutines are started.</param>
    /// <exception cref="PanicException">The counter falls below zero: <c>sync: negative WaitGroup counter</c>.</exception>
    public void Add(int delta) => Add(delta, file: null, line: 0);

    /// <summary>The same for who may know where it was called; null if it must be looked for.</summary>
    private void Add(int delta, string? file, int line)
    {
        if (Operations.IsWatching && delta < 0)
            BeginDone();
        _lock.Enter();
        bool begins = _count == 0 && delta > 0;
        if (_count == 0)
            _bubble = Goroutine.Current?.Bubble;
        _count += delta;
        int count = _count;
        var released = count == 0 ? _waiting.TakeAll() : null;
        _lock.Exit();
        if (Operations.IsWatching && begins)
            BeginRound(file, line);
        if (count < 0)
        {
            Operations.Note(OperationKind.Update, ref _subject);
            throw new PanicException("sync: negative WaitGroup counter");
        }
        var raises = begins ? OperationKind.FirstAdd : OperationKind.Add;
        var lowers = count == 0 ? OperationKind.LastDone : OperationKind.Done;
        Operations.Note(delta < 0 ? lowers : raises, ref _subject);
        WaitQueue.CompleteAll(released);
        Operations.Point();
    }

    /// <summary>Lowers the counter by one: <c>wg.Done()</c>.</summary>
    /// <exception cref="PanicException">The counter falls below zero: <c>sync: negative WaitGroup counter</c>.</exception>
    public void Done() => Add(-1);

    /// <summary>Waits until the counter is zero: <c>wg.Wait()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">
    /// The counter was raised again before this call, released already, came to return:
    /// <c>sync: WaitGroup is reused before previous Wait has returned</c>.
    /// </exception>
    public ValueTask Wait([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (Operations.IsWatching)
            BeginWait(file, line);
        // Who sees the zero sees what was done before the Done that made it: that one passed the lock's fence.
        if (Volatile.Read(ref _count) != 0 && TryEnqueue(file, line) is { } waiter)
            return waiter.Task;
        NoteReleased();
        Operations.Note(OperationKind.Look, ref _subject);
        return Operations.ShouldYield() ? PlainWaiter.Yield(file, line) : default;
    }

    /// <summary>Somebody who was released comes to return: by then nobody may have begun a new round.</summary>
    internal void CheckNotReused()
    {
        Operations.Note(OperationKind.Look, ref _subject);
        if (Volatile.Read(ref _count) > 0)
            throw new PanicException("sync: WaitGroup is reused before previous Wait has returned");
    }

    /// <summary>Stands in the queue, unless the counter is zero by now.</summary>
    private WaitGroupWaiter? TryEnqueue(string file, int line)
    {
        long subject = Operations.Number(ref _subject);
        var waiter = WaitGroupWaiter.Rent(this, subject, file, line);
        _lock.Enter();
        bool waits = _count != 0;
        waiter.IsDurable = _bubble is not null && _bubble == Goroutine.Current?.Bubble;
        if (waits)
            _waiting.Add(waiter);
        _lock.Exit();
        if (waits)
            return waiter;
        waiter.GiveBack();
        return null;
    }
}
