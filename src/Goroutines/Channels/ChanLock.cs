namespace Goroutines;

/// <summary>A channel's lock, with a place in the order in which a select takes several.</summary>
internal sealed class ChanLock
{
    private static long s_last;
    private readonly IScheduler? _bubble = Goroutine.Current?.Bubble;
    private BitLock _lock;

    /// <summary>Its place in the order: unique in the process.</summary>
    internal long Id { get; } = Interlocked.Increment(ref s_last);

    /// <summary>Whether only goroutines of the running goroutine's own bubble use the channel.</summary>
    internal bool IsOfThisBubble => _bubble is not null && _bubble == Goroutine.Current?.Bubble;

    internal void Enter() => _lock.Enter();

    internal void Exit() => _lock.Exit();
}
