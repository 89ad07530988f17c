using System.Text.Json.Nodes;
using System.Threading;
using Kernel.Messages;
using Kernel.Zmtp;

namespace Kernel.Serving;

/// <summary>Asks the client whose cell reads a line.</summary>
/// <remarks>
/// A client calls itself the same on its shell and its stdin connection: that is how it is found. One question is open
/// at a time, because one cell executes at a time.
/// </remarks>
internal sealed class UserInput(MessageCodec codec)
{
    private readonly Lock gate = new();
    private TaskCompletionSource<string>? waiting;
    private byte[] asked = [];

    /// <summary>The line; null when the client has no stdin connection.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public async Task<string?> ReadLineAsync(
        RouterSocket stdin,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var line = new TaskCompletionSource<string>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        lock (gate)
        {
            (waiting, asked) = (line, request.Client);
        }

        var question = new JsonObject { ["prompt"] = "", ["password"] = false };
        JupyterMessage parent = request.Message;
        bool sent = stdin.Send(
            request.Client,
            codec.Encode(parent.Route, "input_request", question, parent.HeaderJson)
        );
        return sent ? await line.Task.WaitAsync(cancellationToken) : null;
    }

    /// <summary>Takes an <c>input_reply</c>; what nobody asked for is passed over.</summary>
    public void Take(byte[] client, JupyterMessage reply)
    {
        lock (gate)
        {
            if (reply.Type == "input_reply" && client.AsSpan().SequenceEqual(asked))
            {
                waiting?.TrySetResult(reply.Content.Text("value") ?? "");
                waiting = null;
            }
        }
    }
}
