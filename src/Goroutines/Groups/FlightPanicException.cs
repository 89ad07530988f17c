namespace Goroutines;

/// <summary>
/// What the callers of <see cref="SingleFlight{TKey, TValue}"/> panic with when its function has panicked: the
/// panic's value, and where it came from, which none of their own stacks shows.
/// </summary>
/// <remarks>If the value is an exception it is the <see cref="Exception.InnerException"/>.</remarks>
public sealed class FlightPanicException : Exception
{
    internal FlightPanicException(PanicException panic)
        : base(
            $"{panic.Message}\n\n{panic.StackTrace}",
            panic.Value as Exception ?? panic as RuntimePanicException
        )
    {
        Value = panic.Value;
    }

    /// <summary>What was passed to <c>panic</c>, the very object.</summary>
    public object? Value { get; }
}
