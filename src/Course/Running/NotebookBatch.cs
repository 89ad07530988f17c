using System.Diagnostics;
using System.Threading;
using Notebooks;

namespace Course.Running;

/// <summary>Runs notebooks with a progress bar and tells what came of them.</summary>
internal static class NotebookBatch
{
    /// <summary>True when every cell of every notebook did what it should.</summary>
    public static async Task<bool> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<string> files = NotebookFiles.Find(request.Notebooks);
        string output = request.Output ?? Path.Combine(Home(request), "artifacts");
        List<NotebookJob> jobs =
        [
            .. files.Zip(OutputNames(files), (f, name) => new NotebookJob(f, name)),
        ];
        await NotebookProgress.RunAsync(
            jobs,
            job => job.Path,
            (job, onProgress, stop) => job.RunAsync(request, output, onProgress, stop),
            request.Jobs,
            cancellationToken
        );
        cancellationToken.ThrowIfCancellationRequested();
        foreach (NotebookJob job in jobs)
        {
            RunSummary.Write(job);
        }

        if (request.Report is not null)
        {
            AtomicFile.WriteAllText(
                request.Report,
                RunReport.ToJson(jobs, Stopwatch.GetElapsedTime(start))
            );
        }

        return jobs.TrueForAll(job => job.Ok);
    }

    /// <summary>Results of notebooks elsewhere must not land in the program's own course.</summary>
    private static string Home(RunRequest request) =>
        (request.Notebooks.Count == 0 ? CourseFolder.Find() : CourseFolder.AboveHere())
        ?? Directory.GetCurrentDirectory();

    /// <summary>The files' names, with their folders' in front where two would be the same.</summary>
    private static IEnumerable<string> OutputNames(IReadOnlyList<string> files)
    {
        ILookup<string, string> names = files.ToLookup(
            file => Path.GetFileNameWithoutExtension(file),
            StringComparer.OrdinalIgnoreCase
        );
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string? folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
            string wanted =
                names[name].Skip(1).Any() && folder is not null ? $"{folder}-{name}" : name;
            string free = wanted;
            for (int i = 2; !taken.Add(free); i++)
            {
                free = $"{wanted}-{i}";
            }

            yield return free;
        }
    }
}
