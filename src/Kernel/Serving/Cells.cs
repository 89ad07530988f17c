using System.Threading;
using Kernel.Messages;
using Notebooks;

namespace Kernel.Serving;

/// <summary>The session that executes cells, and what is executing in it.</summary>
/// <remarks><c>gate</c> guards the fields. Only the shell executes, one cell at a time.</remarks>
internal sealed class Cells : IAsyncDisposable
{
    private readonly CellSessionOptions options;
    private readonly Lock gate = new();
    private Task<CellSession> session;
    private CancellationTokenSource? interrupt;
    private JupyterMessage? last;
    private int lastCount;

    /// <param name="options">How cells are executed.</param>
    /// <param name="broadcast">Shows what cells write after they have ended, as the last one's.</param>
    public Cells(CellSessionOptions options, Broadcast broadcast)
    {
        this.options = options with
        {
            OnLateOutput = (_, output) => broadcast.Show(output, lastCount, last),
        };
        // Started at once, so that it is ready when the first cell comes.
        session = CellSession.StartAsync(this.options);
    }

    /// <summary>Executes a cell of the request.</summary>
    /// <exception cref="NotebookException">The process of the cells cannot be started.</exception>
    public async Task<CellResult> ExecuteAsync(
        CellRequest cell,
        JupyterMessage parent,
        Action<CellOutput> onOutput
    )
    {
        using var stop = new CancellationTokenSource();
        lock (gate)
        {
            interrupt = stop;
            last = parent;
            lastCount = cell.Number;
        }

        try
        {
            CellSession ready = await SessionAsync();
            return await ready.ExecuteAsync(cell, onOutput, stop.Token);
        }
        finally
        {
            lock (gate)
            {
                interrupt = null;
            }
        }
    }

    /// <summary>Ends the cell that executes, if one does, however busy it is.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            // Asynchronously: what hangs on the token must not run under the lock.
            _ = interrupt?.CancelAsync();
        }
    }

    /// <summary>The session.</summary>
    /// <exception cref="NotebookException">The process of the cells cannot be started.</exception>
    public async Task<CellSession> SessionAsync()
    {
        if (session.IsFaulted)
        {
            // What stood in the way may be gone.
            session = CellSession.StartAsync(options);
        }

        return await session;
    }

    public async ValueTask DisposeAsync()
    {
        Interrupt();
        try
        {
            await (await session).DisposeAsync();
        }
        catch (NotebookException)
        {
            // It never started.
        }
    }
}
