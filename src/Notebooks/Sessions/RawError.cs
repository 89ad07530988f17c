using System.Text;
using System.Threading;

namespace Notebooks.Sessions;

/// <summary>
/// The real standard error of the cells' process. It carries what cells write past
/// <see cref="Console"/>, a mark at the end of each cell, and the runtime's last words.
/// </summary>
internal sealed class RawError(TextReader reader, Action<string> onText)
{
    /// <summary>More than this of one cell is read and left out.</summary>
    private const int MaxCharacters = 1_000_000;
    private const int MaxCrashCharacters = 64_000;

    private static readonly string[] LastWords =
    [
        "Stack overflow",
        "Unhandled exception. ",
        "Process terminated.",
        "Fatal error",
        "Out of memory",
    ];

    private readonly StringBuilder line = new();
    private readonly StringBuilder crash = new();
    private readonly Lock gate = new();
    private TaskCompletionSource marked = new();
    private string mark = "";
    private int shown;

    /// <summary>What the runtime said as the process ended; empty if nothing.</summary>
    public string Crash => crash.ToString();

    /// <summary>Completes when the mark has come, and with it all that was written before.</summary>
    public Task ExpectMark(string endMark)
    {
        lock (gate)
        {
            mark = endMark;
            marked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            shown = 0;
            return marked.Task;
        }
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
            {
                lock (gate)
                {
                    Take(buffer.AsSpan(0, count));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The process is gone.
        }

        lock (gate)
        {
            Show();
            marked.TrySetResult();
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            line.Append(c);
            if (c == '\n' || line.Length >= MaxCrashCharacters)
            {
                Show();
            }
            else if (c == '\u0003' && EndsWithMark())
            {
                line.Length -= mark.Length;
                Show();
                marked.TrySetResult();
            }
        }
    }

    private bool EndsWithMark() =>
        line.Length >= mark.Length
        && string.Equals(
            line.ToString(line.Length - mark.Length, mark.Length),
            mark,
            StringComparison.Ordinal
        );

    private void Show()
    {
        string text = line.ToString();
        line.Clear();
        if (
            crash.Length > 0
            || Array.Exists(LastWords, words => text.StartsWith(words, StringComparison.Ordinal))
        )
        {
            crash.Append(crash.Length < MaxCrashCharacters ? text : "");
        }
        else if (text.Length > 0 && shown < MaxCharacters)
        {
            shown += text.Length;
            onText(text);
        }
    }
}
