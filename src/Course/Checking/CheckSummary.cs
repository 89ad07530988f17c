using System.Globalization;
using Course.Running;
using Notebooks;

namespace Course.Checking;

/// <summary>Tells on the console what came of checking a notebook.</summary>
internal static class CheckSummary
{
    public static void Write(CheckJob job)
    {
        if (job.Run is not NotebookRun run || job.Error is not null)
        {
            FailureText.NotRun("check", job.Path, job.Error);
            return;
        }

        string seconds = run.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        string extent = run.Skipped is { } reason
            ? $"not executed: {reason}"
            : $"{run.Cells.Count} cells, {seconds} s";
        Console.WriteLine($"{Verdict(job), -7} {job.Path}  {extent}");
        if (job.Accepted.Count > 0)
        {
            Console.WriteLine($"        new outputs of {string.Join(", ", job.Accepted)}");
        }

        WriteDifferences(job);
        foreach (Fault fault in job.Faults)
        {
            Console.Error.WriteLine($"{job.Path}, cell {fault.Cell}: {fault.Problem}");
        }

        FailureText.Cells(run, job.Path, " fails; what follows was not executed");
    }

    private static string Verdict(CheckJob job) =>
        job switch
        {
            { Run.Ok: false } => "failed",
            { Accepted.Count: > 0, Ok: true } => "saved",
            { Ok: false } => "differs",
            { Run.Skipped: not null } => "skipped",
            _ => "true",
        };

    private static void WriteDifferences(CheckJob job)
    {
        IEnumerable<Difference> left =
            job.Accepted.Count > 0
                ? job.Differences.Where(d => !d.IsMendedByAccepting)
                : job.Differences;
        foreach (Difference difference in left)
        {
            string line = difference.Line is { } number ? $", line {number}" : "";
            Console.Error.WriteLine($"{job.Path}, cell {difference.Cell}: {difference.What}{line}");
            Console.Error.WriteLine($"  saved  {Shown(difference.Saved)}");
            Console.Error.WriteLine($"  now    {Shown(difference.Now)}");
        }
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "(nothing)" : text;
}
