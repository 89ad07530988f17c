namespace Goroutines;

/// <summary>A processor (Go's P): the right to run goroutines, with a run queue and timers of its own.</summary>
/// <remarks>There are <c>GOMAXPROCS</c> of them. A worker must hold one to run goroutines.</remarks>
internal sealed class Processor(int id)
{
    private Worker? _worker;
    private int _switches;

    internal int Id { get; } = id;

    internal RunQueue Queue { get; } = new();

    internal TimerHeap Timers { get; } = new();

    /// <summary>Who holds it; null while it is idle. Changed under the scheduler's gate, read by anyone.</summary>
    internal Worker? Worker
    {
        get => Volatile.Read(ref _worker);
        set => Volatile.Write(ref _worker, value);
    }

    /// <summary>How many goroutines it has run so far: an owner that does not move is stuck in one of them.</summary>
    internal int Switches => Volatile.Read(ref _switches);

    /// <summary>Counts one more; only its worker calls it.</summary>
    internal void CountSwitch() => Volatile.Write(ref _switches, _switches + 1);
}
