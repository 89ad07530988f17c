namespace Goroutines;

/// <summary>A virtual core: a run queue, and what occupies it.</summary>
internal sealed class Core(int id)
{
    private readonly List<IRunnable> _queue = [];
    private bool _firstIsNext;

    internal int Id { get; } = id;

    /// <summary>Who stands in the queue.</summary>
    internal IReadOnlyList<IRunnable> Queue => _queue;

    /// <summary>How many stand in the queue, the next slot included.</summary>
    internal int Count => _queue.Count;

    /// <summary>The goroutine that has the core, though it may be burning time; null if none.</summary>
    internal Goroutine? Running { get; set; }

    /// <summary>When the running goroutine's time slice is up.</summary>
    internal long SliceEnd { get; set; }

    /// <summary>The work that keeps the core busy; null if it is free.</summary>
    internal WorkWaiter? Burning { get; set; }

    /// <summary>When the core is free again, or the slice up.</summary>
    internal long BurnUntil { get; set; }

    /// <summary>Work that is done: its goroutine goes on here before anything else.</summary>
    internal IRunnable? Continuation { get; set; }

    /// <summary>Whether the trace has the core as active.</summary>
    internal bool IsStarted { get; set; }

    /// <summary>Adds at the end.</summary>
    internal void Add(IRunnable item) => _queue.Add(item);

    /// <summary>Puts into the next slot, the front of the queue; who was in it goes to the end.</summary>
    internal void AddNext(IRunnable item)
    {
        if (_firstIsNext)
        {
            _queue.Add(_queue[0]);
            _queue.RemoveAt(0);
        }
        _queue.Insert(0, item);
        _firstIsNext = true;
    }

    internal IRunnable Take(int index)
    {
        var item = _queue[index];
        _queue.RemoveAt(index);
        if (index == 0)
            _firstIsNext = false;
        return item;
    }
}
