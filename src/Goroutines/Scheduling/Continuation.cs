namespace Goroutines;

/// <summary>How a suspended function goes on.</summary>
internal abstract class Continuation
{
    /// <summary>The goroutine that it goes on as; null for plain .NET code.</summary>
    internal Goroutine? Owner { get; private protected set; }

    /// <summary>Goes on; the caller is a step of its goroutine, or plain .NET code that it was suspended in.</summary>
    internal abstract void Step();

    /// <summary>Goes on, as the goroutine that it was suspended in.</summary>
    internal abstract void Resume();
}
