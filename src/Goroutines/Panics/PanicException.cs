using System.Globalization;

namespace Goroutines;

/// <summary>A panic on its way up: <c>panic(v)</c>.</summary>
public class PanicException : Exception
{
    /// <summary>Makes the exception that carries <paramref name="value"/>.</summary>
    /// <param name="value">What was passed to <c>panic</c>; an exception becomes the inner one too.</param>
    public PanicException(object? value)
        : base(Describe(value), value as Exception) => Value = value;

    /// <summary>What was passed to <c>panic</c>, the very object.</summary>
    public object? Value { get; }

    private static string Describe(object? value) =>
        value switch
        {
            null => "panic called with nil argument (use GODEBUG=panicnil=1 to disable)",
            Exception e => e.Message,
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}

/// <summary>A panic that the runtime itself raises for a misuse, such as a send on a closed channel.</summary>
public sealed class RuntimePanicException : PanicException
{
    /// <summary>Makes the panic with Go's text.</summary>
    /// <param name="message">Go's text, without the word panic.</param>
    public RuntimePanicException(string message)
        : base(message) { }
}
