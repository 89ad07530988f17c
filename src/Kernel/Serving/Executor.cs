using System.Text.Json.Nodes;
using Kernel.Zmtp;
using Notebooks;

namespace Kernel.Serving;

/// <summary>Executes the cells that clients send.</summary>
internal sealed class Executor(
    Cells cells,
    Broadcast broadcast,
    History history,
    UserInput input,
    RouterSocket stdin
)
{
    private const string Restarted =
        "The process of the cells was restarted: all variables are gone. "
        + "Run the cells that define what you need again.\n";

    private int count;

    /// <summary>Executes a cell. The caller answers.</summary>
    public async Task<Executed> ExecuteAsync(Request request)
    {
        string code = request.Content.Text("code") ?? "";
        bool silent = request.Content.Flag("silent", standard: false);
        bool stored = !silent && request.Content.Flag("store_history", standard: true);
        if (stored)
        {
            history.Add(++count, code);
        }

        if (!silent)
        {
            broadcast.Send(
                "execute_input",
                new JsonObject { ["code"] = code, ["execution_count"] = count },
                request.Message
            );
        }

        CellError? error = await RunAsync(request, code, silent);
        JsonObject reply = error is null
            ? new JsonObject
            {
                ["user_expressions"] = Expressions(request),
                ["payload"] = new JsonArray(),
            }
            : Broadcast.Error(error.Name, error.Message, error.Traceback);
        reply["status"] = error is null ? "ok" : "error";
        reply["execution_count"] = count;
        bool stops = error is not null && request.Content.Flag("stop_on_error", standard: true);
        return new Executed(reply, stops);
    }

    /// <summary>Answers a request that waited behind a cell that failed.</summary>
    public void Abort(Request request) =>
        request.Reply(
            "execute_reply",
            new JsonObject { ["status"] = "aborted", ["execution_count"] = count }
        );

    private async Task<CellError?> RunAsync(Request request, string code, bool silent)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var cell = new CellRequest(code, request.Message.Id, Math.Max(count, 1));
        if (request.Content.Flag("allow_stdin", standard: true))
        {
            cell = cell with
            {
                ReadLine = interrupted => input.ReadLineAsync(stdin, request, interrupted),
            };
        }

        try
        {
            CellResult result = await cells.ExecuteAsync(
                cell,
                request.Message,
                output =>
                {
                    if (!silent)
                    {
                        broadcast.Show(output, count, request.Message);
                    }
                }
            );
            if (result.StateLost)
            {
                broadcast.Stream("stderr", Restarted, request.Message);
            }

            return result.Error;
        }
        catch (NotebookException e)
        {
            var error = new CellError(
                CellErrorKind.ProcessEnded,
                nameof(CellErrorKind.ProcessEnded),
                e.Message,
                [e.Message]
            );
            broadcast.Show(
                new ErrorOutput(error.Name, error.Message, error.Traceback),
                count,
                request.Message
            );
            return error;
        }
    }

    // They are Python's way to look at variables; a client that sends some learns that there are none here.
    private static JsonObject Expressions(Request request)
    {
        var answers = new JsonObject();
        foreach (string name in request.Content.Names("user_expressions"))
        {
            JsonObject answer = Broadcast.Error("NotSupported", "no user expressions in C#", []);
            answer["status"] = "error";
            answers[name] = answer;
        }

        return answers;
    }
}

/// <summary>What has become of a cell.</summary>
/// <param name="Reply">The answer to who sent it.</param>
/// <param name="StopsOthers">Whether the cells behind it are not to be executed, because it failed.</param>
internal sealed record Executed(JsonObject Reply, bool StopsOthers);
