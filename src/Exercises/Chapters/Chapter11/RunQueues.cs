namespace Exercises;

/// <summary>What a processor of exercise 11-4 has ready; the goroutines are numbers.</summary>
public sealed class RunQueues
{
    /// <summary>The next slot: null if it is empty.</summary>
    public int? Next { get; set; }

    /// <summary>The run queue.</summary>
    public Queue<int> Ready { get; } = new();
}
