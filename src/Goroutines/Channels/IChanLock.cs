namespace Goroutines;

/// <summary>A channel's lock as a select sees it, which takes several in an order that all selects keep to.</summary>
internal interface IChanLock
{
    /// <summary>Its place in the order: unique in the process.</summary>
    long Order { get; }

    /// <summary>Takes the lock.</summary>
    void Enter();

    /// <summary>Gives it back.</summary>
    void Exit();

    /// <summary>Whether only goroutines of <paramref name="running"/>'s own bubble use the channel.</summary>
    bool IsOfBubble(Goroutine? running);
}
