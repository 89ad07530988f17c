using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Kernel.Serving;

/// <summary>Answers requests in the order in which they come; those of the control channel do not wait in it.</summary>
internal sealed class Shell(
    Executor executor,
    Assistant assistant,
    Cells cells,
    History history,
    Broadcast broadcast,
    Action<bool> shutDown,
    Action<string> log
)
{
    // More is left in the sockets.
    private const int MaxWaiting = 1000;

    private readonly Channel<Request> waiting = Channel.CreateBounded<Request>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true }
    );
    private bool? ending;

    public int Waiting => waiting.Reader.Count;

    /// <summary>Takes a request of the shell channel.</summary>
    public async ValueTask QueueAsync(Request request)
    {
        try
        {
            await waiting.Writer.WriteAsync(request);
        }
        catch (ChannelClosedException)
        {
            // The kernel is ending, and the client was told.
        }
    }

    /// <summary>Takes a request of the control channel: some are answered while a cell executes.</summary>
    public async ValueTask TakeControlAsync(Request request)
    {
        if (
            request.Message.Type
            is "interrupt_request"
                or "shutdown_request"
                or "kernel_info_request"
        )
        {
            await HandleAsync(request);
        }
        else
        {
            await QueueAsync(request);
        }
    }

    /// <summary>Takes no more requests: <see cref="RunAsync"/> ends after the current one.</summary>
    public void Close()
    {
        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out _)) { }
    }

    /// <summary>Answers until <see cref="Close"/>.</summary>
    public async Task RunAsync()
    {
        await foreach (Request request in waiting.Reader.ReadAllAsync())
        {
            await HandleAsync(request);
        }
    }

    /// <summary>Answers one request, between the words busy and idle.</summary>
    public async Task HandleAsync(Request request)
    {
        broadcast.Status("busy", request.Message);
        try
        {
            await AnswerAsync(request);
        }
        catch (Exception e)
        {
            log($"{request.Message.Type} failed: {e}");
            string type = request.Message.Type.Replace(
                "_request",
                "_reply",
                StringComparison.Ordinal
            );
            JsonObject error = Broadcast.Error(e.GetType().Name, e.Message, []);
            error["status"] = "error";
            request.Reply(type, error);
        }
        finally
        {
            broadcast.Status("idle", request.Message);
        }

        if (ending is bool restart)
        {
            shutDown(restart);
        }
    }

    private async Task AnswerAsync(Request request)
    {
        switch (request.Message.Type)
        {
            case "execute_request":
                Executed executed = await executor.ExecuteAsync(request);
                // Whatever has come by now was sent in the belief that the cell would succeed. What comes after the
                // answer was not.
                List<Request> behind = executed.StopsOthers ? TakeWaiting() : [];
                request.Reply("execute_reply", executed.Reply);
                await AbortAsync(behind);
                break;
            case "kernel_info_request":
                request.Reply("kernel_info_reply", KernelInfo.Answer());
                break;
            case "complete_request":
                request.Reply("complete_reply", await assistant.CompleteAsync(request));
                break;
            case "inspect_request":
                request.Reply("inspect_reply", await assistant.InspectAsync(request));
                break;
            case "is_complete_request":
                request.Reply("is_complete_reply", Assistant.IsComplete(request));
                break;
            case "history_request":
                request.Reply("history_reply", history.Answer(request.Content));
                break;
            case "comm_info_request":
                request.Reply("comm_info_reply", new JsonObject { ["comms"] = new JsonObject() });
                break;
            case "comm_open":
                // There are no targets: the protocol wants the comm closed at once.
                broadcast.Send(
                    "comm_close",
                    new JsonObject
                    {
                        ["comm_id"] = request.Content.Text("comm_id") ?? "",
                        ["data"] = new JsonObject(),
                    },
                    request.Message
                );
                break;
            case "interrupt_request":
                cells.Interrupt();
                request.Reply("interrupt_reply", []);
                break;
            case "shutdown_request":
                bool restart = request.Content.Flag("restart", standard: false);
                request.Reply("shutdown_reply", new JsonObject { ["restart"] = restart });
                broadcast.Send(
                    "shutdown_reply",
                    new JsonObject { ["status"] = "ok", ["restart"] = restart },
                    request.Message
                );
                // Not yet: the last word of every request is idle.
                ending = restart;
                break;
            default:
                log($"no answer to {request.Message.Type}");
                break;
        }
    }

    private List<Request> TakeWaiting()
    {
        var come = new List<Request>();
        while (waiting.Reader.TryRead(out Request? request))
        {
            come.Add(request);
        }

        return come;
    }

    private async Task AbortAsync(List<Request> come)
    {
        foreach (Request request in come)
        {
            if (request.Message.Type == "execute_request")
            {
                broadcast.Status("busy", request.Message);
                executor.Abort(request);
                broadcast.Status("idle", request.Message);
            }
            else
            {
                await HandleAsync(request);
            }
        }
    }
}
