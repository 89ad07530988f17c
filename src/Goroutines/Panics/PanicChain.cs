namespace Goroutines;

/// <summary>The panics that are in flight, or being handled, on one thread that runs goroutines.</summary>
internal sealed class PanicChain
{
    [ThreadStatic]
    private static PanicChain? t_current;

    /// <summary>The chain of this thread; null if it runs no goroutines: there a panic is an exception like any other.</summary>
    internal static PanicChain? Current => t_current;

    /// <summary>The panic that was raised last.</summary>
    internal PanicException? Last { get; set; }

    /// <summary>This thread runs goroutines from now on.</summary>
    internal static PanicChain Begin() => t_current = new();
}
