namespace Goroutines;

/// <summary>What stands in a run queue: a new goroutine, or a waiter whose wait is over.</summary>
internal interface IRunnable
{
    /// <summary>The goroutine that runs when this does.</summary>
    Goroutine Goroutine { get; }

    /// <summary>Runs the goroutine until it waits again or ends.</summary>
    void Run();
}
