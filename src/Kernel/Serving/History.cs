using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Kernel.Messages;

namespace Kernel.Serving;

/// <summary>The cells that were executed since the kernel started, for front ends that recall them.</summary>
internal sealed class History
{
    private const int MaxCells = 10_000;
    private readonly Queue<(int Number, string Code)> cells = new();

    public void Add(int number, string code)
    {
        cells.Enqueue((number, code));
        if (cells.Count > MaxCells)
        {
            cells.Dequeue();
        }
    }

    /// <summary>What a <c>history_request</c> asks for.</summary>
    public JsonObject Answer(MessageContent request)
    {
        int count = Math.Clamp(request.Number("n", MaxCells), 0, MaxCells);
        IEnumerable<(int Number, string Code)> found = request.Text("hist_access_type") switch
        {
            "tail" => cells.TakeLast(count),
            "search" => Search(request, count),
            // Sessions before this one are not kept.
            "range" when request.Number("session", 0) is 0 or 1 => cells.Where(cell =>
                cell.Number >= request.Number("start", 0)
                && cell.Number < request.Number("stop", int.MaxValue)
            ),
            _ => [],
        };
        bool output = request.Flag("output", standard: false);
        return new JsonObject
        {
            ["history"] = new JsonArray([
                .. found.Select(cell => new JsonArray(
                    1,
                    cell.Number,
                    output ? new JsonArray(cell.Code, null) : cell.Code
                )),
            ]),
        };
    }

    private IEnumerable<(int Number, string Code)> Search(MessageContent request, int count)
    {
        string pattern = request.Text("pattern") ?? "*";
        IEnumerable<(int Number, string Code)> found = cells.Where(cell =>
            FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false)
        );
        if (request.Flag("unique", standard: false))
        {
            found = found.Reverse().DistinctBy(cell => cell.Code, StringComparer.Ordinal).Reverse();
        }

        return found.TakeLast(count);
    }
}
