using System.Text;

namespace Notebooks.Hosting;

/// <summary><see cref="Console.Out"/> or <see cref="Console.Error"/> of cells.</summary>
internal sealed class CellWriter : TextWriter
{
    private readonly string name;
    private readonly OutputPump pump;

    public CellWriter(string name, OutputPump pump)
    {
        this.name = name;
        this.pump = pump;
        // The same output on every system: it is saved in notebooks and compared.
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => pump.Write(name, [value]);

    public override void Write(string? value) => pump.Write(name, value);

    public override void Write(ReadOnlySpan<char> buffer) => pump.Write(name, buffer);

    public override void Write(char[] buffer, int index, int count) =>
        pump.Write(name, buffer.AsSpan(index, count));

    public override void WriteLine() => pump.Write(name, "\n");

    // One piece, so that lines of two threads never mix.
    public override void WriteLine(string? value) => pump.Write(name, value + "\n");
}
