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

    public static string ToJson(IReadOnlyList<NotebookJob> jobs, TimeSpan elapsed) =>
        Write(
            new JsonObject
            {
                ["ok"] = jobs.All(job => job.Ok),
                ["seconds"] = Seconds(elapsed),
                ["notebooks"] = new JsonArray([.. jobs.Select(Notebook)]),
            }
        );

    /// <summary>A report as the text of its file.</summary>
    public static string Write(JsonObject report) => report.ToJsonString(Indented) + "\n";

    /// <summary>A cell and how it went.</summary>
    public static JsonObject Cell(CellRun cell) =>
        new()
        {
            ["id"] = cell.Cell.Id,
            ["ok"] = cell.Ok,
            ["seconds"] = Seconds(cell.Result.Elapsed),
            ["error"] = cell.Result.Error is CellError error
                ? $"{error.Name}: {error.Message}"
                : null,
        };

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

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
}
