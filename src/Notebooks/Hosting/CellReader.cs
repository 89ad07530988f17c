using System.Threading;

namespace Notebooks.Hosting;

/// <summary><see cref="Console.In"/> of cells: each line is asked for at the other end when it is read.</summary>
/// <remarks>
/// <see cref="Console.SetIn"/> wraps it so that one reads at a time; lines are supplied by another thread.
/// </remarks>
internal sealed class CellReader(OutputPump pump) : TextReader
{
    private readonly SemaphoreSlim supplied = new(0);
    private volatile string? line;
    private volatile bool mayRead;
    private string rest = "";

    /// <summary>Whether the cell that executes may read; one that may not is at the end of its input.</summary>
    public void StartCell(bool allowed)
    {
        mayRead = allowed;
        rest = "";
    }

    /// <summary>Hands over the line that was asked for; null for the end of the input.</summary>
    public void Supply(string? text)
    {
        line = text;
        supplied.Release();
    }

    public override int Peek() => Fill() ? rest[0] : -1;

    public override int Read()
    {
        if (!Fill())
        {
            return -1;
        }

        char first = rest[0];
        rest = rest[1..];
        return first;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0 || !Fill())
        {
            return 0;
        }

        int taken = Math.Min(count, rest.Length);
        rest.CopyTo(0, buffer, index, taken);
        rest = rest[taken..];
        return taken;
    }

    public override string? ReadLine()
    {
        if (rest.Length == 0)
        {
            return Ask();
        }

        string text = rest.TrimEnd('\n');
        rest = "";
        return text;
    }

    protected override void Dispose(bool disposing)
    {
        supplied.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (rest.Length == 0 && Ask() is string text)
        {
            rest = text + "\n";
        }

        return rest.Length > 0;
    }

    private string? Ask()
    {
        if (!mayRead)
        {
            return null;
        }

        pump.AskForLine();
        supplied.Wait();
        return line;
    }
}
