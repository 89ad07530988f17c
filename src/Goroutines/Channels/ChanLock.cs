namespace Goroutines;

/// <summary>A channel's lock, with a place in the order in which a select takes several.</summary>
internal sealed class ChanLock
{
    private static long s_last;
    private BitLock _lock;

    /// <summary>Its place in the order: unique in the process.</summary>
    internal long Id { get; } = Interlocked.Increment(ref s_last);

    internal void Enter() => _lock.Enter();

    internal void Exit() => _lock.Exit();
}
