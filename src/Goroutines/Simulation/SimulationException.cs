namespace Goroutines;

/// <summary>A program cannot be simulated: it waits for the outside world, or does not come to an end.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What was wrong and what to do.</param>
    public SimulationException(string message)
        : base(message) { }

    /// <summary>Whether the program was only too long.</summary>
    internal bool IsTooLong { get; init; }
}
