using System.Text;
using System.Text.Json.Nodes;
using Kernel.Messages;
using Kernel.Zmtp;
using Notebooks;

namespace Kernel.Serving;

/// <summary>What all clients are told: each message with the request that it is due to.</summary>
internal sealed class Broadcast(PubSocket socket, MessageCodec codec)
{
    public void Status(string state, JupyterMessage? parent) =>
        Send("status", new JsonObject { ["execution_state"] = state }, parent);

    public void Stream(string name, string text, JupyterMessage? parent) =>
        Send("stream", new JsonObject { ["name"] = name, ["text"] = text }, parent);

    /// <summary>Shows an output of a cell.</summary>
    /// <param name="output">The output.</param>
    /// <param name="executionCount">The number of the cell.</param>
    /// <param name="parent">The request that executes it.</param>
    public void Show(CellOutput output, int executionCount, JupyterMessage? parent)
    {
        switch (output)
        {
            case StreamOutput stream:
                Stream(stream.Name, stream.Text, parent);
                break;
            case DisplayOutput { ExecutionCount: not null } result:
                JsonObject value = Bundle(result);
                value["execution_count"] = executionCount;
                Send("execute_result", value, parent);
                break;
            case DisplayOutput display:
                JsonObject shown = Bundle(display);
                shown["transient"] = display.DisplayId is null
                    ? []
                    : new JsonObject { ["display_id"] = display.DisplayId };
                Send(display.IsUpdate ? "update_display_data" : "display_data", shown, parent);
                break;
            case ErrorOutput error:
                Send("error", Error(error.Name, error.Value, error.Traceback), parent);
                break;
            default:
                break;
        }
    }

    public void Send(string type, JsonObject content, JupyterMessage? parent) =>
        socket.Publish(
            codec.Encode([Encoding.ASCII.GetBytes(type)], type, content, parent?.HeaderJson)
        );

    /// <summary>An error as the protocol tells it.</summary>
    public static JsonObject Error(string name, string message, IEnumerable<string> traceback) =>
        new()
        {
            ["ename"] = name,
            ["evalue"] = message,
            ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
        };

    private static JsonObject Bundle(DisplayOutput display) =>
        new()
        {
            ["data"] = new JsonObject(
                display.Data.Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))
            ),
            ["metadata"] = new JsonObject(),
        };
}
