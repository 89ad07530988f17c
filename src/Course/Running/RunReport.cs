using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Running;

/// <summary>The report of <c>course run --json</c>.</summary>
internal static class RunReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ToJson(IReadOnlyList<NotebookJob> jobs, TimeSpan elapsed)
    {
        var report = new JsonObject
        {
            ["ok"] = jobs.All(job => job.Ok),
            ["seconds"] = Seconds(elapsed),
            ["notebooks"] = new JsonArray([.. jobs.Select(Notebook)]),
        };
        return report.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Notebook(NotebookJob job) =>
        new()
        {
            ["path"] = job.Path.Replace('\\', '/'),
            ["ok"] = job.Ok,
            ["seconds"] = Seconds(job.Run?.Elapsed ?? TimeSpan.Zero),
            ["error"] = job.Error,
            ["skipped"] = job.Run?.Skipped,
            ["cells"] = new JsonArray([.. (job.Run?.Cells ?? []).Select(Cell)]),
        };

    private static JsonObject Cell(CellRun cell) =>
        new()
        {
            ["id"] = cell.Cell.Id,
            ["ok"] = cell.Ok,
            ["seconds"] = Seconds(cell.Result.Elapsed),
            ["error"] = cell.Result.Error is CellError error
                ? $"{error.Name}: {error.Message}"
                : null,
        };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
