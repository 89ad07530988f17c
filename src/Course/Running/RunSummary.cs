using System.Globalization;
using Notebooks;

namespace Course.Running;

/// <summary>Tells on the console what came of a notebook.</summary>
internal static class RunSummary
{
    public static void Write(NotebookJob job)
    {
        if (job.Run is not NotebookRun run || job.Error is not null)
        {
            FailureText.NotRun("run", job.Path, job.Error);
            return;
        }

        string seconds = run.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (run.Skipped is { } reason)
        {
            Console.WriteLine($"skipped {job.Path}  {reason}");
            return;
        }

        string verdict = run.Ok ? "ok    " : "failed";
        Console.WriteLine($"{verdict} {job.Path}  {run.Cells.Count} cells, {seconds} s");
        FailureText.Cells(run, job.Path);
    }
}
