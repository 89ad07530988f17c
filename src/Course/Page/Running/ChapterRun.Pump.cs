using System.Threading;
using Notebooks;

namespace Course.Page;

/// <content>Carrying cells out, one after the other, and telling what comes of them.</content>
public sealed partial class ChapterRun
{
    private async Task PumpAsync()
    {
        while (Take() is var (request, stop))
        {
            try
            {
                await ExecuteAsync(request, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Stopped while its process started.
                EndUnstarted(request, null);
            }
            catch (Exception problem)
                when (problem is NotebookException or IOException or InvalidOperationException)
            {
                EndUnstarted(request, problem.Message);
            }
            finally
            {
                Release();
            }
        }
    }

    private (CellRequest Request, CancellationTokenSource Stop)? Take()
    {
        lock (_gate)
        {
            if (_queue.TryDequeue(out CellRequest? request))
            {
                _stop = new CancellationTokenSource();
                _ended = new TaskCompletionSource(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                return (request, _stop);
            }

            _pumping = false;
            Become(_slot.IsStarted ? SessionState.Idle : SessionState.None, null);
            return null;
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _stop = null;
            _ended.SetResult();
        }
    }

    private async Task ExecuteAsync(CellRequest request, CancellationToken stop)
    {
        if (!_slot.IsStarted)
        {
            lock (_gate)
            {
                Become(SessionState.Starting, null);
            }
        }

        CellSession session = await _slot.GetAsync(stop);
        lock (_gate)
        {
            Become(SessionState.Busy, null);
            Change(
                request.CellId,
                cell =>
                {
                    cell.Clear();
                    cell.State = CellRunState.Running;
                    cell.Origin = CellOrigin.Run;
                    cell.Count = null;
                }
            );
        }

        CellResult result = await session.ExecuteAsync(
            request,
            output => Add(request.CellId, output),
            stop
        );
        End(request, result);
    }

    /// <summary>Adds an output of a cell, also one that comes when the cell has ended.</summary>
    public void Add(string id, CellOutput output)
    {
        lock (_gate)
        {
            if (_cells.TryGetValue(id, out RunningCell? cell))
            {
                cell.Add(output);
                _subscribers.Publish(
                    output is DisplayOutput { IsUpdate: true }
                        ? new PageEvent.CellChanged(cell.News(withOutputs: true))
                        : new PageEvent.OutputAdded(id, OutputView.Of(output))
                );
            }
        }
    }

    private void End(CellRequest request, CellResult result)
    {
        bool stopped = result.Error?.Kind == CellErrorKind.Interrupted;
        lock (_gate)
        {
            if (
                result.Error is { } error
                && !(_cells.GetValueOrDefault(request.CellId)?.HasError ?? true)
            )
            {
                Add(request.CellId, new ErrorOutput(error.Name, error.Message, error.Traceback));
            }

            bool expected =
                !stopped && (_cells.GetValueOrDefault(request.CellId)?.MayFail ?? false);
            if (!result.Succeeded && !expected)
            {
                ForgetQueue();
            }

            Change(
                request.CellId,
                cell =>
                {
                    cell.State =
                        result.Succeeded ? CellRunState.Ok
                        : stopped ? CellRunState.Stopped
                        : CellRunState.Failed;
                    cell.Count = result.ExecutionCount;
                    cell.Elapsed = result.Elapsed;
                },
                withOutputs: false
            );
        }

        if (result.StateLost)
        {
            string why = stopped
                ? "The cell was stopped by ending its process"
                : "The process of the cells ended";
            Lose(
                new Notice(
                    NoticeKind.Lost,
                    why + ": the variables of all cells are gone. Run the cells again from the top."
                )
            );
        }
    }

    // The cell never came to run: its process could not be had.
    private void EndUnstarted(CellRequest request, string? problem)
    {
        lock (_gate)
        {
            ForgetQueue();
            Change(request.CellId, cell => cell.State = CellRunState.Idle, withOutputs: false);
            if (problem is not null)
            {
                Become(SessionState.None, new Notice(NoticeKind.Problem, problem));
            }
        }
    }
}
