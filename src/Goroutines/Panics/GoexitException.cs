namespace Goroutines;

/// <summary>A goroutine on its way out: what <c>runtime.Goexit()</c> unwinds it with.</summary>
/// <remarks>
/// Deferred calls run as it passes; it is no panic and no error. Code that catches every exception should let it
/// through: <c>catch (Exception e) when (e is not GoexitException)</c>.
/// </remarks>
public sealed class GoexitException : Exception
{
    internal GoexitException()
        : base("The goroutine has called Goexit; code that catches this should throw it on.") { }
}
