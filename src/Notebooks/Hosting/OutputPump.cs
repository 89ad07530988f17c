using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using Notebooks.Display;

namespace Notebooks.Hosting;

/// <summary>
/// Carries what cells show to the other end: text in batches a few milliseconds apart, values at
/// once, both in the order in which they came. What goes beyond the cell's budget is only counted.
/// </summary>
/// <remarks>
/// The batches are sent by a thread of its own, so that a cell that keeps every pool thread busy is
/// still seen to print. <c>gate</c> guards all fields; sending happens under it, which keeps the order.
/// </remarks>
internal sealed class OutputPump : IDisposable
{
    private const int BatchCharacters = 16 * 1024;

    // A displayed figure is worth many lines of text.
    private const int DisplayFactor = 16;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(10);

    private readonly HostChannel channel;
    private readonly Lock gate = new();
    private readonly AutoResetEvent pending = new(initialState: false);
    private readonly StringBuilder batch = new();
    private string batchName = "stdout";
    private long maxCharacters = long.MaxValue;
    private long characters;
    private long displayCharacters;
    private bool truncated;

    public OutputPump(HostChannel channel)
    {
        this.channel = channel;
        new Thread(SendBatches) { IsBackground = true, Name = "cell output" }.Start();
    }

    public void Dispose() => pending.Dispose();

    public void StartCell(long limit)
    {
        lock (gate)
        {
            maxCharacters = limit;
            characters = 0;
            displayCharacters = 0;
            truncated = false;
        }
    }

    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        lock (gate)
        {
            long left = maxCharacters - characters;
            characters += text.Length;
            if (left <= 0)
            {
                Truncate("text");
                return;
            }

            if (!string.Equals(name, batchName, StringComparison.Ordinal))
            {
                Flush();
                batchName = name;
            }

            batch.Append(text.Length <= left ? text : text[..(int)left]);
            if (text.Length > left)
            {
                Truncate("text");
            }

            if (batch.Length >= BatchCharacters)
            {
                Flush();
            }
            else
            {
                pending.Set();
            }
        }
    }

    /// <summary>Shows the value of a cell's last expression.</summary>
    public void Display(Dictionary<string, JsonNode?> data, int executionCount) =>
        Display(new HostMessage { Data = data, ExecutionCount = executionCount });

    /// <summary>Shows a value in the middle of a cell.</summary>
    public void Display(Shown shown) =>
        Display(
            new HostMessage
            {
                Data = shown.Data,
                DisplayId = shown.Id,
                IsUpdate = shown.IsUpdate,
            }
        );

    /// <summary>Asks for a line, after everything that was written before.</summary>
    public void AskForLine()
    {
        lock (gate)
        {
            Flush();
            channel.Send(new HostMessage { ReadsLine = true });
        }
    }

    public void EndCell(CellError? error)
    {
        lock (gate)
        {
            Flush();
            channel.Send(new HostMessage { Done = true, Error = error });
        }
    }

    private void Display(HostMessage message)
    {
        long size = message.Data!.Values.Sum(node => (long)(node?.ToJsonString().Length ?? 0));
        lock (gate)
        {
            displayCharacters += size;
            if (displayCharacters / DisplayFactor > maxCharacters)
            {
                Truncate("display");
                return;
            }

            Flush();
            channel.Send(message);
        }
    }

    private void Truncate(string what)
    {
        if (truncated)
        {
            return;
        }

        truncated = true;
        Flush();
        string limit = (what is "text" ? maxCharacters : maxCharacters * DisplayFactor).ToString(
            "N0",
            CultureInfo.InvariantCulture
        );
        channel.Send(
            new HostMessage
            {
                Stream = "stderr",
                Text =
                    $"\n[output truncated: the cell showed more than {limit} characters of {what}; "
                    + "the rest is left out]\n",
            }
        );
    }

    private void Flush()
    {
        if (batch.Length > 0)
        {
            channel.Send(new HostMessage { Stream = batchName, Text = batch.ToString() });
            batch.Clear();
        }
    }

    private void SendBatches()
    {
        while (true)
        {
            pending.WaitOne();
            Thread.Sleep(BatchTime);
            lock (gate)
            {
                Flush();
            }
        }
    }
}
