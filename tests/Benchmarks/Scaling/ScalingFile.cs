using System.Text.Json.Nodes;
using Benchmarks.Runner;

namespace Benchmarks.Scaling;

/// <summary>The curves as JSON: a list of points.</summary>
internal static class ScalingFile
{
    internal static Task Write(string file, List<Point> points, int rounds, Setting setting)
    {
        var json = new JsonObject
        {
            ["points"] = new JsonArray([.. points.Select(Of)]),
            ["rounds"] = rounds,
        };
        return ResultFile.Write(file, json, setting);
    }

    private static JsonObject Of(Point point) =>
        new()
        {
            ["operation"] = point.Operation,
            ["procs"] = point.Procs,
            ["goroutines"] = point.Goroutines,
            ["ns"] = ResultFile.Rounded(point.Cost.Median),
            ["range"] = ResultFile.Range(point.Cost),
            ["bytes"] = ResultFile.Rounded(point.Cost.Bytes),
        };
}
