using System.Text.Json.Nodes;
using Kernel.Messages;
using Kernel.Zmtp;

namespace Kernel.Serving;

/// <summary>A message that wants an answer, and the way back.</summary>
internal sealed record Request(
    JupyterMessage Message,
    byte[] Client,
    RouterSocket Socket,
    MessageCodec Codec
)
{
    public MessageContent Content => Message.Content;

    /// <summary>Answers with the content, to which <c>"status": "ok"</c> is added where it has no status.</summary>
    public void Reply(string type, JsonObject content)
    {
        content.TryAdd("status", "ok");
        Socket.Send(Client, Codec.Encode(Message.Route, type, content, Message.HeaderJson));
    }
}
