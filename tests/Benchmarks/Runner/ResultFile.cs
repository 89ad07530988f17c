using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmarks.Runner;

/// <summary>The results as JSON, for programs: a number that was not measured is null.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static async Task Write(string file, Results results, Setting setting)
    {
        var json = new JsonObject
        {
            ["rows"] = new JsonArray([.. results.Rows.Select(row => Of(row, results))]),
            ["geomean_ratio_go"] = Rounded(results.Mean("ours", "go")),
            ["geomean_ratio_bcl"] = Rounded(results.Mean("ours", "bcl")),
        };
        if (results.Sides.Contains("async-task"))
        {
            json["geomean_ratio_go_async_task"] = Rounded(results.Mean("async-task", "go"));
            json["geomean_ratio_bcl_async_task"] = Rounded(results.Mean("async-task", "bcl"));
        }
        json["rounds"] = results.Rounds;
        json["warm_up_ms"] = Turns.WarmUpTime.TotalMilliseconds;
        await Write(file, json, setting);
    }

    /// <summary>Adds where and with what was measured, and writes the file.</summary>
    internal static async Task Write(string file, JsonObject json, Setting setting)
    {
        json["machine"] = setting.Machine;
        json["date"] = setting.Date;
        json["dotnet"] = setting.DotNet;
        json["go"] = setting.Go;
        json["settings"] = setting.Options;
        await File.WriteAllTextAsync(file, json.ToJsonString(s_indented) + "\n");
    }

    internal static JsonValue? Rounded(double? number) =>
        number is { } n ? JsonValue.Create(Math.Round(n, 3)) : null;

    internal static JsonArray Range(Summary summary) =>
        new(Rounded(summary.Least), Rounded(summary.Most));

    private static JsonObject Of(Row row, Results results)
    {
        var json = new JsonObject
        {
            ["name"] = row.Name,
            ["class"] = row.Class.ToString().ToLowerInvariant(),
            ["procs"] = row.Procs,
            ["unit"] = row.Unit,
            ["what"] = row.What,
            // These are always there, measured or not.
            ["go_ns"] = null,
            ["bcl_ns"] = null,
            ["ours_ns"] = null,
            ["ratio_go"] = Rounded(results.Ratio(row, "ours", "go")),
            ["ratio_bcl"] = Rounded(results.Ratio(row, "ours", "bcl")),
            ["bytes"] = Rounded(results.Of(row, "ours")?.Bytes),
        };
        foreach (string side in results.Sides)
        {
            if (results.Of(row, side) is not { } summary)
                continue;
            string name = side.Replace('-', '_');
            if (row.Unit == "ns")
                json[$"{name}_ns"] = Rounded(summary.Median);
            json[$"{name}_range"] = Range(summary);
            json[$"{name}_bytes"] = Rounded(summary.Bytes);
        }
        if (results.Sides.Contains("async-task"))
        {
            json["ratio_go_async_task"] = Rounded(results.Ratio(row, "async-task", "go"));
            json["ratio_bcl_async_task"] = Rounded(results.Ratio(row, "async-task", "bcl"));
        }
        return json;
    }
}
