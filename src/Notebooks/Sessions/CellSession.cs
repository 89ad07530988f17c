using System.Threading;

namespace Notebooks;

/// <summary>Executes cells, one after another, in a process of their own that can be killed.</summary>
public sealed class CellSession : IAsyncDisposable
{
    private CellSession() { }

    /// <summary>Whether a cell is executing.</summary>
    public bool IsBusy => throw new NotSupportedException();

    /// <summary>Starts the process of the cells.</summary>
    /// <exception cref="NotebookException">The process cannot be started.</exception>
    public static Task<CellSession> StartAsync(
        CellSessionOptions options,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    /// <summary>Executes a cell; cancelling interrupts it, which is a failed result and no exception.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="onOutput">Called for each output as it comes, one at a time.</param>
    /// <param name="cancellationToken">Interrupts the cell.</param>
    /// <exception cref="InvalidOperationException">Another cell is executing.</exception>
    public Task<CellResult> ExecuteAsync(
        CellRequest request,
        Action<CellOutput> onOutput,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    /// <summary>Kills the process of the cells if a cell is executing, and starts a fresh one.</summary>
    public Task InterruptAsync() => throw new NotSupportedException();

    /// <summary>Starts over: a fresh process without variables, execution counts from 1.</summary>
    public Task RestartAsync() => throw new NotSupportedException();

    /// <summary>Ends the process of the cells.</summary>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
