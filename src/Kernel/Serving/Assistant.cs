using System.Text.Json.Nodes;
using Notebooks;

namespace Kernel.Serving;

/// <summary>Answers about code that is being typed.</summary>
internal sealed class Assistant(Cells cells)
{
    public async Task<JsonObject> CompleteAsync(Request request)
    {
        (string code, int position) = Place(request);
        CellSession session = await cells.SessionAsync();
        CellCompletions found = await session.CompleteAsync(code, position);
        int start = CodePoints.FromUnits(code, found.Start);
        int end = CodePoints.FromUnits(code, found.End);
        return new JsonObject
        {
            ["matches"] = new JsonArray([
                .. found.Items.Select(item => JsonValue.Create(item.Text)),
            ]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([
                    .. found.Items.Select(item => new JsonObject
                    {
                        ["start"] = start,
                        ["end"] = end,
                        ["text"] = item.Text,
                        ["type"] = item.Kind,
                        ["signature"] = item.Signature,
                    }),
                ]),
            },
        };
    }

    public async Task<JsonObject> InspectAsync(Request request)
    {
        (string code, int position) = Place(request);
        CellSession session = await cells.SessionAsync();
        CellInspection? found = await session.InspectAsync(code, position);
        return new JsonObject
        {
            ["found"] = found is not null,
            ["data"] = found is null
                ? []
                : new JsonObject
                {
                    ["text/plain"] = $"{found.Signature}\n\n{found.Summary}".TrimEnd(),
                },
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>Whether a console should execute the code or wait for another line.</summary>
    public static JsonObject IsComplete(Request request)
    {
        string code = request.Content.Text("code") ?? "";
        return CellSyntax.Check(code) switch
        {
            CellCompleteness.Complete => new JsonObject { ["status"] = "complete" },
            CellCompleteness.Invalid => new JsonObject { ["status"] = "invalid" },
            _ => new JsonObject { ["status"] = "incomplete", ["indent"] = Indent(code) },
        };
    }

    // As deep as braces are open; those in strings are so rare in the first lines of a cell that they may count.
    private static string Indent(string code) =>
        new(' ', 4 * Math.Max(0, code.Count(c => c == '{') - code.Count(c => c == '}')));

    private static (string Code, int Position) Place(Request request)
    {
        string code = request.Content.Text("code") ?? "";
        return (code, CodePoints.ToUnits(code, request.Content.Number("cursor_pos", code.Length)));
    }
}
