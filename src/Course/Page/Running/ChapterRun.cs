using System.Threading;
using System.Threading.Channels;
using Notebooks;

namespace Course.Page;

/// <summary>
/// An open chapter: its cells, the queue of those to run, the process that runs them, and the pages
/// that watch.
/// </summary>
/// <remarks>
/// One lock guards the cells, the queue and the state; events are published under it, so that every
/// page sees one order. The engine is never called under it. One pump at a time takes cells from the
/// queue; only the pump executes and only <see cref="SessionSlot"/> starts and ends processes.
/// </remarks>
public sealed partial class ChapterRun : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RunningCell> _cells = new(StringComparer.Ordinal);
    private readonly Queue<CellRequest> _queue = [];
    private readonly Subscribers _subscribers = new();
    private readonly SessionSlot _slot;
    private SessionState _state = SessionState.None;
    private Task _pump = Task.CompletedTask;
    private bool _pumping;

    /// <summary>Stops the cell that the pump has taken; null while it has none.</summary>
    private CancellationTokenSource? _stop;
    private TaskCompletionSource _ended = new();

    /// <summary>Opens a chapter; no process is started yet.</summary>
    public ChapterRun(SessionSlots slots, string folder) =>
        _slot = new SessionSlot(slots, this, folder);

    /// <summary>Takes the cells of the file; what ran in this process keeps its outputs.</summary>
    public void Adopt(IEnumerable<ChapterCell> cells)
    {
        lock (_gate)
        {
            ChapterCell[] code = [.. cells.Where(cell => cell.IsCode)];
            foreach (
                string gone in _cells
                    .Keys.Except(code.Select(cell => cell.Id), StringComparer.Ordinal)
                    .ToArray()
            )
            {
                _cells.Remove(gone);
            }

            foreach (ChapterCell cell in code)
            {
                if (!_cells.TryGetValue(cell.Id, out RunningCell? running))
                {
                    _cells.Add(cell.Id, running = new RunningCell(cell.Id));
                }

                running.Number = cell.Number;
                running.MayFail = cell.MayFail;
                if (running.Origin == CellOrigin.Saved && running.State == CellRunState.Idle)
                {
                    running.TakeSaved(cell.Outputs, cell.Count);
                }
            }
        }
    }

    /// <summary>Begins to watch, with a snapshot as the first event.</summary>
    public Channel<PageEvent> Watch()
    {
        lock (_gate)
        {
            return _subscribers.Add(Snapshot(null, withOutputs: true));
        }
    }

    /// <summary>Ends watching.</summary>
    public void Unwatch(Channel<PageEvent> channel) => _subscribers.Remove(channel);

    /// <summary>Puts cells into the queue, unless they are in it already.</summary>
    /// <exception cref="NotebookException">The chapter has no such cell.</exception>
    public void Run(IReadOnlyList<CellText> cells)
    {
        lock (_gate)
        {
            if (cells.FirstOrDefault(cell => !_cells.ContainsKey(cell.Id)) is { } unknown)
            {
                throw new NotebookException(
                    $"The chapter has no cell \"{unknown.Id}\": reload the page."
                );
            }

            foreach (CellText cell in cells)
            {
                RunningCell running = _cells[cell.Id];
                if (running.State is CellRunState.Queued or CellRunState.Running)
                {
                    continue;
                }

                running.State = CellRunState.Queued;
                _queue.Enqueue(new CellRequest(cell.Source, cell.Id, running.Number));
                _subscribers.Publish(new PageEvent.CellChanged(running.News(withOutputs: false)));
            }

            if (!_pumping && _queue.Count > 0)
            {
                _pumping = true;
                _pump = Task.Run(PumpAsync);
            }
        }
    }

    /// <summary>
    /// Stops the cell that runs, whatever it does, and forgets those that wait. Cells that are put
    /// into the queue after this run.
    /// </summary>
    public async Task StopAsync()
    {
        CancellationTokenSource? stop;
        Task ended;
        lock (_gate)
        {
            ForgetQueue();
            stop = _stop;
            ended = _ended.Task;
        }

        if (stop is not null)
        {
            await stop.CancelAsync();
            await ended;
        }
    }

    /// <summary>Starts over with a fresh process.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        if (await _slot.RestartAsync())
        {
            Lose(new Notice(NoticeKind.Info, "Restarted. The variables of all cells are gone."));
        }
    }

    /// <summary>The outputs of the cells that ran, for the file.</summary>
    public IReadOnlyDictionary<string, CellRecord> Records()
    {
        lock (_gate)
        {
            return _cells
                .Values.Where(cell => cell.Origin != CellOrigin.Saved)
                .Where(cell => cell.State is not (CellRunState.Running or CellRunState.Queued))
                .ToDictionary(
                    cell => cell.Id,
                    cell => new CellRecord(cell.Outputs, cell.Count),
                    StringComparer.Ordinal
                );
        }
    }

    /// <summary>Whether no cell runs or waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return !_pumping;
            }
        }
    }

    /// <summary>The process made room for another chapter's.</summary>
    public void TellEvicted() =>
        Lose(
            new Notice(
                NoticeKind.Lost,
                "This chapter's process made room for another chapter's: its variables are gone. "
                    + "Run the cells again from the top."
            ),
            SessionState.None
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _pump;
        await _slot.DisposeAsync();
    }

    private void Lose(Notice notice, SessionState? state = null)
    {
        lock (_gate)
        {
            _state = state ?? _state;
            foreach (RunningCell cell in _cells.Values.Where(c => c.Origin == CellOrigin.Run))
            {
                cell.Origin = CellOrigin.Lost;
            }

            _subscribers.Publish(Snapshot(notice, withOutputs: false));
        }
    }

    private void ForgetQueue()
    {
        foreach (CellRequest waiting in _queue)
        {
            Change(waiting.CellId, cell => cell.State = CellRunState.Idle, withOutputs: false);
        }

        _queue.Clear();
    }

    private void Change(string id, Action<RunningCell> change, bool withOutputs = true)
    {
        if (_cells.TryGetValue(id, out RunningCell? cell))
        {
            change(cell);
            _subscribers.Publish(new PageEvent.CellChanged(cell.News(withOutputs)));
        }
    }

    private void Become(SessionState state, Notice? notice)
    {
        _state = state;
        _subscribers.Publish(new PageEvent.SessionChanged(state, notice));
    }

    private PageEvent.SnapshotTaken Snapshot(Notice? notice, bool withOutputs) =>
        new(_state, notice, [.. _cells.Values.Select(cell => cell.News(withOutputs))]);
}
