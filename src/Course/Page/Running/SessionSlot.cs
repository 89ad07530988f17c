using System.Threading;
using Notebooks;

namespace Course.Page;

/// <summary>The place of one chapter's process: empty until a cell runs.</summary>
/// <remarks>The semaphore lets one start, restart or end at a time; executing does not hold it.</remarks>
public sealed class SessionSlot(SessionSlots slots, ChapterRun run, string folder)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile CellSession? _session;

    /// <summary>Whether there is a process.</summary>
    public bool IsStarted => _session is not null;

    /// <summary>The chapter whose process this is.</summary>
    public ChapterRun Run { get; } = run;

    /// <summary>The process, started if there is none.</summary>
    /// <exception cref="NotebookException">It cannot be started, or too many run.</exception>
    public async Task<CellSession> GetAsync(CancellationToken cancellationToken)
    {
        slots.Touch(this);
        if (_session is { } running)
        {
            return running;
        }

        await slots.MakeRoomAsync(this);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var options = new CellSessionOptions
            {
                WorkingDirectory = folder,
                HostCommand = slots.HostCommand,
                OnLateOutput = Run.Add,
            };
            return _session = await CellSession.StartAsync(options, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Replaces the process by a fresh one.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RestartAsync()
    {
        if (_session is not { } session)
        {
            return false;
        }

        await session.RestartAsync();
        return true;
    }

    /// <summary>Ends the process; the next cell starts another.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_session is { } session)
            {
                _session = null;
                await session.DisposeAsync();
            }
        }
        finally
        {
            slots.Leave(this);
            _gate.Release();
        }
    }
}
