namespace Goroutines;

/// <summary>A program cannot be simulated: it waits for the outside world, or does not come to an end.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What was wrong and what to do.</param>
    public SimulationException(string message)
        : base(message) { }

    /// <summary>The program did not do the same again, though all that was decided was the same.</summary>
    internal static SimulationException NotRepeated() =>
        new(
            "the program does not do the same again under the same schedule, so it cannot be explored. "
                + "What it decides on must come from the library: no DateTime.Now, Stopwatch, Random without a seed, "
                + "Task.Run or thread, and no variables that keep something from one run to the next: "
                + "make them inside main."
        );
}
