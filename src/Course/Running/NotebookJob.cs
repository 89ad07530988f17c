using System.Threading;
using Course.Html;
using Notebooks;

namespace Course.Running;

/// <summary>One notebook of a run: executed, then written as a copy and as a page.</summary>
internal sealed class NotebookJob(string path, string outputName)
{
    public string Path { get; } = path;

    /// <summary>Null until it has run, and when it could not be read.</summary>
    public NotebookRun? Run { get; private set; }

    /// <summary>Why it could not be run at all.</summary>
    public string? Error { get; private set; }

    public bool Ok => Error is null && Run?.Ok == true;

    public async Task RunAsync(
        RunRequest request,
        string outputFolder,
        Action<int, int> onProgress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            NotebookDocument document = NotebookDocument.Load(Path);
            Run = await NotebookExecution.RunAsync(
                document,
                request.CellTimeout,
                request.ContinueOnError,
                onProgress,
                cancellationToken
            );
            cancellationToken.ThrowIfCancellationRequested();
            // What was skipped keeps the outputs it had.
            if (request.InPlace && Run is { Ok: true, Skipped: null })
            {
                document.Save();
            }

            string output = System.IO.Path.Combine(outputFolder, outputName);
            document.SaveAs(output + ".ipynb");
            AtomicFile.WriteAllText(output + ".html", NotebookHtml.Page(document));
        }
        catch (Exception e)
            when (e is NotebookException or IOException or UnauthorizedAccessException)
        {
            Error = e.Message.ReplaceLineEndings(" ");
        }
    }
}
