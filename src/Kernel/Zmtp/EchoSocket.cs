using System.Net;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>A REP socket whose answer is the question: a heartbeat.</summary>
internal sealed class EchoSocket : IAsyncDisposable
{
    private readonly ZmtpListener listener;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="limits">What one peer may cost.</param>
    /// <param name="log">Takes what went wrong, in one line.</param>
    public EchoSocket(IPEndPoint endpoint, ZmtpLimits limits, Action<string> log) =>
        listener = new ZmtpListener(endpoint, SocketType.Rep, limits, ServeAsync, log);

    public int Port => listener.Port;

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static async Task ServeAsync(ZmtpConnection peer, CancellationToken cancellationToken)
    {
        // The envelope, up to the empty frame, goes back as it came: so does all the rest.
        while (peer.TrySend(await peer.ReceiveAsync(cancellationToken))) { }
    }
}
