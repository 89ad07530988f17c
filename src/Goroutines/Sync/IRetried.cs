namespace Goroutines;

/// <summary>A lock that some who wait for it must try to take when they are woken.</summary>
internal interface IRetried
{
    /// <summary>The waiter, which has been woken, tries; if it cannot take the lock it stands in the queue again.</summary>
    bool TryAgain(LockWaiter waiter);
}

/// <summary>A side of a reader/writer lock.</summary>
internal interface IReadWrite
{
    /// <summary>The lock.</summary>
    RWMutex Mutex { get; }
}
