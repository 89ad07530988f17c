namespace Goroutines;

/// <summary>How a suspended function of the library's own kind goes on.</summary>
internal abstract class Continuation
{
    /// <summary>Goes on; the caller is a step of its goroutine, or plain .NET code that it was suspended in.</summary>
    internal abstract void Step();

    /// <summary>Goes on, as the goroutine that it was suspended in.</summary>
    internal abstract void Resume();
}
