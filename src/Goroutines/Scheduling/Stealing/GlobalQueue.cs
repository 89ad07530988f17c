namespace Goroutines;

/// <summary>The queue that all processors share: for what outsiders ready and for goroutines that yield.</summary>
internal sealed class GlobalQueue
{
    private readonly Queue<IRunnable> _items = new();
    private BitLock _lock;
    private int _count;

    /// <summary>How many there are; a hint. Who may go to sleep over it has a fence before it, as the adder has after.</summary>
    internal int Count => Volatile.Read(ref _count);

    internal void Add(IRunnable item)
    {
        _lock.Enter();
        _items.Enqueue(item);
        _count = _items.Count;
        _lock.Exit();
    }

    internal IRunnable? Take()
    {
        if (Count == 0)
            return null;
        _lock.Enter();
        _items.TryDequeue(out var item);
        _count = _items.Count;
        _lock.Exit();
        return item;
    }
}
