using System.Diagnostics;
using System.Threading;
using Notebooks.Hosting;
using Notebooks.Sessions;

namespace Notebooks;

/// <summary>Executes cells, one after another, in a process of their own that can be killed.</summary>
/// <remarks>
/// <c>gate</c> guards which process and which execution are the current ones. Outputs are handed on
/// under <c>showing</c>, so that they come one at a time and none after the result.
/// </remarks>
public sealed partial class CellSession : IAsyncDisposable
{
    private static readonly TimeSpan MarkTime = TimeSpan.FromSeconds(2);

    private readonly CellSessionOptions options;
    private readonly Lock gate = new();
    private readonly Lock showing = new();
    private readonly List<CellOutput> late = [];
    private HostProcess host;
    private Execution? execution;
    private string lastCellId = "";
    private int executionCount;
    private bool disposed;

    private CellSession(CellSessionOptions options)
    {
        this.options = options;
        host = StartHost();
    }

    /// <summary>Whether a cell is executing.</summary>
    public bool IsBusy => execution is not null;

    /// <summary>Starts the process of the cells.</summary>
    /// <exception cref="NotebookException">The process cannot be started.</exception>
    public static async Task<CellSession> StartAsync(
        CellSessionOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var session = new CellSession(options);
        try
        {
            await session.host.Ready.WaitAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Executes a cell; cancelling interrupts it, which is a failed result and no exception.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="onOutput">Called for each output as it comes, one at a time.</param>
    /// <param name="cancellationToken">Interrupts the cell.</param>
    /// <exception cref="InvalidOperationException">Another cell is executing.</exception>
    public async Task<CellResult> ExecuteAsync(
        CellRequest request,
        Action<CellOutput> onOutput,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onOutput);
        long start = Stopwatch.GetTimestamp();
        using var current = new Execution(onOutput, request.ReadLine, cancellationToken);
        HostProcess process = Begin(request, current);
        int count = executionCount;
        try
        {
            (CellError? error, bool ended) = await RunAsync(process, request, current, count);
            if (ended)
            {
                await ReplaceAsync(process);
            }

            lock (showing)
            {
                if (error is not null)
                {
                    current.Show(error);
                }

                execution = null;
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            return new CellResult(error is null, error, elapsed, count, ended);
        }
        finally
        {
            lock (showing)
            {
                execution = null;
            }

            current.Finish();
        }
    }

    /// <summary>Kills the process of the cells if a cell is executing, and starts a fresh one.</summary>
    public async Task InterruptAsync()
    {
        Task finished;
        lock (gate)
        {
            if (execution is not Execution current)
            {
                return;
            }

            finished = current.Finished;
            current.Interrupt();
        }

        await finished;
    }

    /// <summary>Starts over: a fresh process without variables, execution counts from 1.</summary>
    public async Task RestartAsync()
    {
        await InterruptAsync();
        await ReplaceAsync(host);
        executionCount = 0;
        await host.Ready;
    }

    /// <summary>Ends the process of the cells.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            disposed = true;
        }

        await InterruptAsync();
        await host.DisposeAsync();
    }

    private HostProcess Begin(CellRequest request, Execution current)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            lock (showing)
            {
                if (execution is not null)
                {
                    throw new InvalidOperationException("another cell is executing");
                }

                execution = current;
                lastCellId = request.CellId;
                executionCount++;
                foreach (CellOutput output in late)
                {
                    current.Take(Message(output));
                }

                late.Clear();
            }

            return host;
        }
    }

    private async Task<(CellError? Error, bool ProcessEnded)> RunAsync(
        HostProcess process,
        CellRequest request,
        Execution current,
        int count
    )
    {
        int number = request.Number == 0 ? count : request.Number;
        string mark = $"\u0002{Guid.NewGuid():N}\u0003";
        Task marked = process.RawError.ExpectMark(mark);
        await process.SendAsync(
            new HostRequest
            {
                Cell = new HostCell(request.Code, number, count, options.MaxOutputCharacters)
                {
                    EndMark = mark,
                    MayRead = request.ReadLine is not null,
                },
            }
        );
        Task timeout = Task.Delay(
            options.CellTimeout ?? Timeout.InfiniteTimeSpan,
            current.Interrupted
        );
        Task first = await Task.WhenAny(current.Done, process.Ended, timeout);
        if (first == timeout)
        {
            process.Kill();
            await process.Ended;
            return (
                timeout.IsCanceled
                    ? SessionErrors.Interrupted(number)
                    : SessionErrors.Timeout(number, options.CellTimeout!.Value),
                true
            );
        }

        if (first != current.Done && !current.Done.IsCompleted)
        {
            return (SessionErrors.ProcessEnded(number, await process.Ended), true);
        }

        await Task.WhenAny(marked, Task.Delay(MarkTime, CancellationToken.None));
        return (await current.Done, process.Ended.IsCompleted);
    }

    private async Task ReplaceAsync(HostProcess old)
    {
        await old.DisposeAsync();
        lock (gate)
        {
            if (!disposed && host == old)
            {
                host = StartHost();
            }
        }
    }

    private HostProcess StartHost() => HostProcess.Start(options, Take);

    private void Take(HostMessage message)
    {
        lock (showing)
        {
            if (message.ReadsLine)
            {
                _ = SupplyLineAsync(host, execution);
            }
            else if (execution is not null)
            {
                execution.Take(message);
            }
            else if (message.Output is CellOutput output)
            {
                if (options.OnLateOutput is not null)
                {
                    options.OnLateOutput(lastCellId, output);
                }
                else
                {
                    late.Add(output);
                }
            }
        }
    }

    private static HostMessage Message(CellOutput output) =>
        output is StreamOutput stream
            ? new HostMessage { Stream = stream.Name, Text = stream.Text }
            : new HostMessage
            {
                Data = new(((DisplayOutput)output).Data, StringComparer.Ordinal),
                ExecutionCount = ((DisplayOutput)output).ExecutionCount,
                DisplayId = ((DisplayOutput)output).DisplayId,
                IsUpdate = ((DisplayOutput)output).IsUpdate,
            };
}
