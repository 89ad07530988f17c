using System.Diagnostics;
using System.Threading;

namespace Notebooks;

/// <summary>Executes a notebook from its first cell to its last and keeps the outputs in it.</summary>
/// <remarks>
/// The tag <c>skip-execution</c> leaves a cell out. <c>raises-exception</c> says that a cell fails on
/// purpose: the run goes on. <c>optional-package</c> says that the notebook is for who has a package that the cell
/// names: where it cannot be restored the run ends there, and that is no fault. A cell that is interrupted always ends the
/// run.
/// </remarks>
public static class NotebookRunner
{
    /// <summary>Runs the cells of the document in the session.</summary>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument document,
        CellSession session,
        NotebookRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new NotebookRunOptions();
        long start = Stopwatch.GetTimestamp();
        List<NotebookCell> code = [.. document.Cells.Where(IsExecuted)];
        foreach (NotebookCell cell in code)
        {
            cell.ClearOutputs();
        }

        var runs = new List<CellRun>();
        foreach (NotebookCell cell in code)
        {
            options.OnCellStarted?.Invoke(cell);
            CellRun run = await RunCellAsync(cell, session, options, cancellationToken);
            runs.Add(run);
            options.OnCellFinished?.Invoke(run);
            bool interrupted = run.Result.Error?.Kind == CellErrorKind.Interrupted;
            if (interrupted || LacksOptional(run) || !(run.Ok || options.ContinueOnError))
            {
                break;
            }
        }

        return new NotebookRun(runs, Stopwatch.GetElapsedTime(start))
        {
            Skipped =
                runs is [.., var last] && LacksOptional(last) ? last.Result.Error!.Message : null,
        };
    }

    /// <summary>Whether a run executes the cell.</summary>
    public static bool IsExecuted(NotebookCell cell) =>
        cell.Kind == CellKind.Code
        && !cell.HasTag("skip-execution")
        && !string.IsNullOrWhiteSpace(cell.Source);

    private static bool LacksOptional(CellRun run) =>
        run.Result.Error?.Kind == CellErrorKind.MissingPackage
        && run.Cell.HasTag("optional-package");

    private static async Task<CellRun> RunCellAsync(
        NotebookCell cell,
        CellSession session,
        NotebookRunOptions options,
        CancellationToken cancellationToken
    )
    {
        var outputs = new List<CellOutput>();
        CellResult result = await session.ExecuteAsync(
            new CellRequest(cell.Source, cell.Id),
            output =>
            {
                outputs.Add(output);
                options.OnOutput?.Invoke(cell, output);
            },
            cancellationToken
        );
        cell.SetOutputs(outputs);
        cell.ExecutionCount = result.ExecutionCount;
        bool mayFail =
            cell.HasTag("raises-exception") && result.Error?.Kind != CellErrorKind.Interrupted;
        var run = new CellRun(cell, result.Succeeded || mayFail, result);
        return LacksOptional(run) ? run with { Ok = true } : run;
    }
}
