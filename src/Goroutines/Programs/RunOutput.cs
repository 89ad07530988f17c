using System.Text;

namespace Goroutines;

/// <summary>One output stream of a run: kept for the result, and passed on as it comes.</summary>
internal sealed class RunOutput(TextWriter? passOn) : TextWriter
{
    private readonly StringBuilder _text = new();
    private bool _isClosed;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        lock (_text)
        {
            // An abandoned goroutine may still be inside a step: what it writes is no longer the program's.
            if (_isClosed)
                return;
            _text.Append(value);
            ConsoleRouter.PassOn(passOn, value);
        }
    }

    /// <summary>The whole text; nothing is added after.</summary>
    internal string CloseAndGetText()
    {
        lock (_text)
        {
            _isClosed = true;
            return _text.ToString();
        }
    }
}
