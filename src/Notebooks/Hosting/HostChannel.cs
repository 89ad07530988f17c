using System.Text;
using System.Text.Json;
using System.Threading;

namespace Notebooks.Hosting;

/// <summary>The host's end of the protocol: a line of JSON each way.</summary>
internal sealed class HostChannel(Stream input, Stream output) : IDisposable
{
    private readonly Lock sending = new();
    private readonly StreamReader reader = new(input, Encoding.UTF8);

    /// <summary>Null when the other end is gone.</summary>
    public HostRequest? Receive() =>
        reader.ReadLine() is string line
            ? JsonSerializer.Deserialize(line, HostJson.Default.HostRequest)
            : null;

    public void Dispose() => reader.Dispose();

    public void Send(HostMessage message)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(message, HostJson.Default.HostMessage);
        lock (sending)
        {
            output.Write(json);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }
}
