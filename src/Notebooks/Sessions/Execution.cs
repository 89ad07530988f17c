using System.Threading;
using Notebooks.Hosting;

namespace Notebooks.Sessions;

/// <summary>A cell that is executing: where its outputs go, and what may end it.</summary>
internal sealed class Execution(
    Action<CellOutput> onOutput,
    Func<CancellationToken, Task<string?>>? readLine,
    CancellationToken cancellationToken
) : IDisposable
{
    private readonly CancellationTokenSource interrupt =
        CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly TaskCompletionSource<CellError?> done = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource finished = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Completes when the host says that the cell has ended.</summary>
    public Task<CellError?> Done => done.Task;

    /// <summary>Completes when the session is free again.</summary>
    public Task Finished => finished.Task;

    public CancellationToken Interrupted => interrupt.Token;

    public void Take(HostMessage message)
    {
        if (message.Output is CellOutput output)
        {
            onOutput(output);
        }
        else if (message.Done)
        {
            done.TrySetResult(message.Error);
        }
    }

    public void Show(CellError error) =>
        onOutput(new ErrorOutput(error.Name, error.Message, error.Traceback));

    /// <summary>The line that the cell asks for; null for the end of the input.</summary>
    public async Task<string?> ReadLineAsync()
    {
        try
        {
            return readLine is null ? null : await readLine(interrupt.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            if (interrupt.IsCancellationRequested)
            {
                // With the end of the input the cell would go on, and might even end before its process does.
                await Finished;
            }

            return null;
        }
    }

    public void Interrupt()
    {
        try
        {
            interrupt.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended in this very moment.
        }
    }

    public void Finish() => finished.TrySetResult();

    public void Dispose() => interrupt.Dispose();
}
