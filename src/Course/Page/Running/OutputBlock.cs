using System.Text;
using Notebooks;

namespace Course.Page;

/// <summary>
/// One output of a cell. Pieces of a stream that follow each other are one block, gathered in a
/// builder: a loop that prints adds to it thousands of times.
/// </summary>
public sealed class OutputBlock
{
    private readonly CellOutput _output;
    private readonly StringBuilder? _stream;

    /// <summary>Begins a block with an output.</summary>
    public OutputBlock(CellOutput output)
    {
        _output = output;
        _stream = output is StreamOutput stream ? new StringBuilder(stream.Text) : null;
    }

    /// <summary>The output as nbformat knows it.</summary>
    public CellOutput Output =>
        _output is StreamOutput stream ? stream with { Text = _stream!.ToString() } : _output;

    /// <summary>Adds the next output if it goes on with this block's stream.</summary>
    public bool TryAppend(CellOutput output)
    {
        if (
            output is not StreamOutput next
            || _output is not StreamOutput stream
            || !string.Equals(stream.Name, next.Name, StringComparison.Ordinal)
        )
        {
            return false;
        }

        _stream!.Append(next.Text);
        return true;
    }
}
