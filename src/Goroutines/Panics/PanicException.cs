using System.Globalization;

namespace Goroutines;

/// <summary>A panic on its way up: <c>panic(v)</c>.</summary>
/// <remarks>
/// A panic raised while another is in flight, or in the handler of a recovered one, remembers it as its
/// <see cref="Previous"/>, so that the report of a death lists both, as Go's does. The panic in flight is kept for
/// the thread and forgotten when its goroutine stops: a handler that waits before it panics again is not seen.
/// </remarks>
public class PanicException : Exception
{
    /// <summary>So many panics one after the other are a loop that catches them without <c>Recover</c>.</summary>
    private const int MaxPrevious = 16;

    private readonly int _depth;

    private string? _message;

    /// <summary>Makes the exception that carries <paramref name="value"/>.</summary>
    /// <param name="value">What was passed to <c>panic</c>; an exception becomes the inner one too.</param>
    public PanicException(object? value)
        : base(null, value as Exception)
    {
        Value = value;
        if (PanicChain.Current is not { } chain)
            return;
        if (chain.Last is { _depth: < MaxPrevious } last)
        {
            Previous = last;
            _depth = last._depth + 1;
        }
        chain.Last = this;
    }

    /// <summary>What was passed to <c>panic</c>, the very object.</summary>
    public object? Value { get; }

    /// <summary>The value as Go prints it.</summary>
    public override string Message => _message ??= DescribeSafely();

    /// <summary>The panic that was in flight, or being handled, when this one was raised.</summary>
    internal PanicException? Previous { get; private set; }

    /// <summary>Whether a handler has called <c>Recover</c> for it.</summary>
    internal bool IsRecovered { get; private set; }

    /// <summary>The value as Go prints it.</summary>
    /// <exception cref="Exception">Whatever the value's own <c>ToString</c> or <c>Message</c> throws.</exception>
    internal string Describe() =>
        Value switch
        {
            null => "panic called with nil argument (use GODEBUG=panicnil=1 to disable)",
            Exception e => e.Message,
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => Value.ToString() ?? "",
        };

    /// <summary>A handler has stopped the panic.</summary>
    internal void MarkRecovered()
    {
        IsRecovered = true;
        // What a handler has stopped before this one was raised is done with; else a loop would chain them all.
        if (Previous is { IsRecovered: true })
            Previous = null;
    }

#pragma warning disable CA1031 // Whoever looks at an exception must not get another one instead.
    private string DescribeSafely()
    {
        try
        {
            return Describe();
        }
        catch (Exception e)
        {
            return $"({Value!.GetType()}, which throws {e.GetType()} when it is printed)";
        }
    }
#pragma warning restore CA1031
}

/// <summary>A panic that the runtime itself raises for a misuse, such as a send on a closed channel.</summary>
public sealed class RuntimePanicException : PanicException
{
    /// <summary>Makes the panic with Go's text.</summary>
    /// <param name="message">Go's text, without the word panic.</param>
    public RuntimePanicException(string message)
        : base(message) { }
}
