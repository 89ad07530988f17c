using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Waits for a number of goroutines to finish: <c>sync.WaitGroup</c>.</summary>
/// <remarks><c>_lock</c> guards the counter and the waiting; nobody waits while the counter is zero.</remarks>
public sealed partial class WaitGroup
{
    private BitLock _lock;
    private WaitQueue _waiting;
    private Subject _subject;
    private int _count;
    private IScheduler? _bubble;

    /// <summary>Raises the counter by <paramref name="delta"/>, which may be negative: <c>wg.Add(n)</c>.</summary>
    /// <param name="delta">How many more to wait for; call it before the goroutines are started.</param>
    /// <exception cref="PanicException">The counter falls below zero: <c>sync: negative WaitGroup counter</c>.</exception>
    public void Add(int delta)
    {
        _lock.Enter();
        if (_count == 0)
            _bubble = Goroutine.Current?.Bubble;
        _count += delta;
        int count = _count;
        var released = count == 0 ? _waiting.TakeAll() : null;
        _lock.Exit();
        if (count < 0)
            throw new PanicException("sync: negative WaitGroup counter");
        Operations.Note(delta == -1 ? "done" : "add", ref _subject);
        WaitQueue.CompleteAll(released);
    }

    /// <summary>Lowers the counter by one: <c>wg.Done()</c>.</summary>
    /// <exception cref="PanicException">The counter falls below zero: <c>sync: negative WaitGroup counter</c>.</exception>
    public void Done() => Add(-1);

    /// <summary>Waits until the counter is zero: <c>wg.Wait()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public ValueTask Wait([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _lock.Enter();
        if (_count == 0)
        {
            _lock.Exit();
            return Operations.ShouldYield() ? PlainWaiter.Yield(file, line) : default;
        }
        var waiter = PlainWaiter.Rent(
            WaitReason.WaitGroupWait,
            Operations.Number(ref _subject),
            file,
            line
        );
        waiter.IsDurable = _bubble is not null && _bubble == Goroutine.Current?.Bubble;
        var task = waiter.Task;
        _waiting.Add(waiter);
        _lock.Exit();
        return task;
    }
}
