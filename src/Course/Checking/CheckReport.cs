using System.Text.Json.Nodes;
using Course.Running;

namespace Course.Checking;

/// <summary>The report of <c>course check --json</c>.</summary>
internal static class CheckReport
{
    public static string ToJson(IReadOnlyList<CheckJob> jobs, TimeSpan elapsed) =>
        RunReport.Write(
            new JsonObject
            {
                ["ok"] = jobs.All(job => job.Ok),
                ["seconds"] = RunReport.Seconds(elapsed),
                ["notebooks"] = new JsonArray([.. jobs.Select(Notebook)]),
            }
        );

    private static JsonObject Notebook(CheckJob job) =>
        new()
        {
            ["path"] = job.Path.Replace('\\', '/'),
            ["ok"] = job.Ok,
            ["seconds"] = RunReport.Seconds(job.Run?.Elapsed ?? TimeSpan.Zero),
            ["error"] = job.Error,
            ["skipped"] = job.Run?.Skipped,
            ["differences"] = new JsonArray([.. job.Differences.Select(OfDifference)]),
            ["faults"] = new JsonArray([.. job.Faults.Select(OfFault)]),
            ["failed"] = new JsonArray([
                .. (job.Run?.Cells ?? []).Where(cell => !cell.Ok).Select(RunReport.Cell),
            ]),
            ["accepted"] = new JsonArray([.. job.Accepted.Select(id => JsonValue.Create(id))]),
        };

    private static JsonObject OfDifference(Difference difference) =>
        new()
        {
            ["cell"] = difference.Cell,
            ["what"] = difference.What,
            ["line"] = difference.Line,
            ["saved"] = difference.Saved,
            ["now"] = difference.Now,
        };

    private static JsonObject OfFault(Fault fault) =>
        new() { ["cell"] = fault.Cell, ["problem"] = fault.Problem };
}
