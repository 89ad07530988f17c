namespace Goroutines;

/// <summary>An error that ends the whole program and that nothing in it can catch: <c>fatal error: …</c>.</summary>
/// <remarks>
/// Inside a program it is never thrown: the goroutine stops for ever where it stands, so that no handler and no
/// deferred call sees it. It is thrown to plain .NET code that misuses a lock outside any goroutine, and by
/// <c>Run</c> and <c>Simulate</c> for the program that a fatal error ended.
/// </remarks>
public sealed class FatalErrorException : Exception
{
    /// <summary>Makes the error with Go's text.</summary>
    /// <param name="message">Go's text, without <c>fatal error: </c>.</param>
    public FatalErrorException(string message)
        : base(message) { }
}
