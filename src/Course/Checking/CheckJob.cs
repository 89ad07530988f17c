using System.Threading;
using Course.Running;
using Notebooks;

namespace Course.Checking;

/// <summary>One notebook of a check: executed beside its saved self, compared, and saved if that was asked for.</summary>
internal sealed class CheckJob(string path)
{
    private readonly List<Difference> differences = [];
    private readonly List<Fault> faults = [];

    public string Path { get; } = path;

    /// <summary>Null until it has run, and when it could not be read.</summary>
    public NotebookRun? Run { get; private set; }

    /// <summary>Why it could not be checked at all.</summary>
    public string? Error { get; private set; }

    /// <summary>Saved outputs that are not true.</summary>
    public IReadOnlyList<Difference> Differences => differences;

    /// <summary>Ids and links that are wrong.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The cells whose new outputs were saved.</summary>
    public IReadOnlyList<string> Accepted { get; private set; } = [];

    public bool Ok =>
        Error is null
        && Run?.Ok == true
        && faults.Count == 0
        && !differences.Exists(d => Accepted.Count == 0 || !d.IsMendedByAccepting);

    public async Task RunAsync(
        CheckRequest request,
        Action<int, int> onProgress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            NotebookDocument saved = NotebookDocument.Load(Path);
            faults.AddRange(NotebookFaults.OfIds(saved));
            if (request.Links)
            {
                faults.AddRange(NotebookFaults.OfLinks(saved, new LinkTargets()));
            }

            NotebookDocument now = NotebookDocument.Load(Path);
            Run = await NotebookExecution.RunAsync(
                now,
                request.CellTimeout,
                continueOnError: false,
                onProgress,
                cancellationToken
            );
            cancellationToken.ThrowIfCancellationRequested();
            Compare(saved, now, Run);
            // What is true is left alone: outputs of measurements would change for nothing.
            if (request.Accept && Run is { Ok: true, Skipped: null } && differences.Count > 0)
            {
                Accepted = [.. saved.Cells.Zip(now.Cells).Where(Changed).Select(p => p.First.Id)];
                now.Save();
            }
        }
        catch (Exception e)
            when (e is NotebookException or IOException or UnauthorizedAccessException)
        {
            Error = e.Message.ReplaceLineEndings(" ");
        }
    }

    private void Compare(NotebookDocument saved, NotebookDocument now, NotebookRun run)
    {
        // What a notebook for owners of a package would show cannot be saved where nobody has the package.
        bool optional = saved.Cells.Any(cell => cell.HasTag("optional-package"));
        HashSet<NotebookCell> reached = [.. run.Cells.Where(c => c.Ok).Select(c => c.Cell)];
        if (run.Skipped is not null)
        {
            reached.Remove(run.Cells[^1].Cell);
        }

        foreach ((NotebookCell before, NotebookCell after) in saved.Cells.Zip(now.Cells))
        {
            bool claims = !optional || before.ExecutionCount is not null;
            if (reached.Contains(after) && claims)
            {
                differences.AddRange(OutputComparison.Compare(before, after));
            }
        }
    }

    private static bool Changed((NotebookCell Saved, NotebookCell Now) pair) =>
        OutputComparison.Exactly(pair.Saved, pair.Now).Any();
}
