using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading;
using Notebooks.Hosting;

namespace Notebooks.Sessions;

/// <summary>The process of the cells, seen from outside: what it says, and how it ended.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // A process that a cell started may keep the pipes open for ever.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly Action<HostMessage> onMessage;
    private readonly TaskCompletionSource ready = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource reading = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly HostQuestions questions = new();

    private HostProcess(Process process, Action<HostMessage> onMessage)
    {
        this.process = process;
        this.onMessage = onMessage;
        RawError = new RawError(
            process.StandardError,
            text => onMessage(new HostMessage { Stream = "stderr", Text = text })
        );
        Ended = WaitForEndAsync();
    }

    /// <summary>Completes when the process can take cells, fails when it ends before.</summary>
    public Task Ready => ready.Task;

    /// <summary>Completes with the reason, in one line, when the process has ended.</summary>
    public Task<string> Ended { get; }

    public RawError RawError { get; }

    /// <exception cref="NotebookException">The command cannot be run.</exception>
    public static HostProcess Start(CellSessionOptions options, Action<HostMessage> onMessage)
    {
        IReadOnlyList<string> command = options.HostCommand ?? HostCommand.OfThisProgram();
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            CreateNoWindow = true,
        };
        // The profile that the JIT would collect comes too late for code that runs once.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string? value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new HostProcess(Process.Start(start)!, onMessage);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new NotebookException(
                $"the cell process cannot be started in {options.WorkingDirectory}: {e.Message}",
                e
            );
        }
    }

    public async Task SendAsync(HostRequest request)
    {
        string line = JsonSerializer.Serialize(request, HostJson.Default.HostRequest);
        await sending.WaitAsync();
        try
        {
            await process.StandardInput.WriteAsync(line + "\n");
            await process.StandardInput.FlushAsync();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // It has ended, which Ended tells better.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Asks about code that is not executed; null when the process ends before it answers.</summary>
    public async Task<HostAnswer?> AskAsync(
        bool inspect,
        string code,
        int position,
        CancellationToken cancellationToken
    )
    {
        (int id, Task<HostAnswer?> answer) = questions.Open();
        await SendAsync(
            new HostRequest { Question = new HostQuestion(id, inspect, code, position) }
        );
        return await answer.WaitAsync(cancellationToken);
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It was faster.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended;
        process.Dispose();
        reading.Dispose();
    }

    private async Task<string> WaitForEndAsync()
    {
        Task output = Task.Run(ReadMessagesAsync);
        Task errors = Task.Run(() => RawError.ReadAsync(reading.Token));
        await process.WaitForExitAsync();
        reading.CancelAfter(DrainTime);
        await Task.WhenAll(output, errors);
        questions.Close();
        string reason = ExitReason.Tell(process.ExitCode, RawError.Crash);
        ready.TrySetException(
            new NotebookException($"the cell process ended before it could start: {reason}")
        );
        return reason;
    }

    private async Task ReadMessagesAsync()
    {
        try
        {
            while (await process.StandardOutput.ReadLineAsync(reading.Token) is string line)
            {
                HostMessage? message;
                try
                {
                    message = JsonSerializer.Deserialize(line, HostJson.Default.HostMessage);
                }
                catch (JsonException)
                {
                    // The last line of a process that was killed while it wrote.
                    continue;
                }

                if (message?.Ready == true)
                {
                    ready.TrySetResult();
                }
                else if (message?.Answer is HostAnswer answer)
                {
                    questions.Take(answer);
                }
                else if (message is not null)
                {
                    onMessage(message);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The process is gone, and so is the rest of what it said.
        }
    }
}
