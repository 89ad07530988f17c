using System.Diagnostics;
using System.Threading;
using Course.Running;
using Notebooks;

namespace Course.Checking;

/// <summary>Checks notebooks with a progress bar and tells what is no longer true.</summary>
internal static class CheckBatch
{
    /// <summary>True when every notebook is what it says.</summary>
    public static async Task<bool> RunAsync(
        CheckRequest request,
        CancellationToken cancellationToken
    )
    {
        long start = Stopwatch.GetTimestamp();
        List<CheckJob> jobs =
        [
            .. NotebookFiles.Find(request.Notebooks).Select(file => new CheckJob(file)),
        ];
        await NotebookProgress.RunAsync(
            jobs,
            job => job.Path,
            (job, onProgress, stop) => job.RunAsync(request, onProgress, stop),
            request.Jobs,
            cancellationToken
        );
        cancellationToken.ThrowIfCancellationRequested();
        foreach (CheckJob job in jobs)
        {
            CheckSummary.Write(job);
        }

        if (request.Report is not null)
        {
            AtomicFile.WriteAllText(
                request.Report,
                CheckReport.ToJson(jobs, Stopwatch.GetElapsedTime(start))
            );
        }

        return jobs.TrueForAll(job => job.Ok);
    }
}
