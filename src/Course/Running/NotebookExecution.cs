using System.Threading;
using Notebooks;

namespace Course.Running;

/// <summary>Executes a notebook in a process of its own, in the folder where the notebook lies.</summary>
internal static class NotebookExecution
{
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument document,
        TimeSpan cellTimeout,
        bool continueOnError,
        Action<int, int> onProgress,
        CancellationToken cancellationToken
    )
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(document.Path!))!;
        await using CellSession session = await CellSession.StartAsync(
            new CellSessionOptions { WorkingDirectory = folder, CellTimeout = cellTimeout },
            cancellationToken
        );
        int total = document.Cells.Count(NotebookRunner.IsExecuted);
        int finished = 0;
        onProgress(0, total);
        return await NotebookRunner.RunAsync(
            document,
            session,
            new NotebookRunOptions
            {
                ContinueOnError = continueOnError,
                OnCellFinished = _ => onProgress(++finished, total),
            },
            cancellationToken
        );
    }
}
