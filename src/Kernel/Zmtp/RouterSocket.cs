using System.Collections.Concurrent;
using System.Net;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>Receives from many peers, and answers the one that is meant.</summary>
internal sealed class RouterSocket : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ZmtpConnection> peers = new(
        StringComparer.Ordinal
    );
    private readonly ZmtpListener listener;
    private readonly Func<RouterSocket, byte[], byte[][], Task> onMessage;
    private readonly Action<string> log;
    private long madeUp;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="limits">What one peer may cost.</param>
    /// <param name="onMessage">Takes this socket, a peer's identity and its message; the peer's next comes when it is done.</param>
    /// <param name="log">Takes what went wrong, in one line.</param>
    public RouterSocket(
        IPEndPoint endpoint,
        ZmtpLimits limits,
        Func<RouterSocket, byte[], byte[][], Task> onMessage,
        Action<string> log
    )
    {
        (this.onMessage, this.log) = (onMessage, log);
        listener = new ZmtpListener(endpoint, SocketType.Router, limits, ServeAsync, log);
    }

    public int Port => listener.Port;

    /// <summary>Sends to a peer; false when it is not there, or reads too slowly to be kept.</summary>
    public bool Send(byte[] identity, byte[][] frames)
    {
        if (!peers.TryGetValue(Convert.ToHexString(identity), out ZmtpConnection? peer))
        {
            return false;
        }

        bool sent = peer.TrySend(frames);
        if (!sent)
        {
            log("ROUTER: a peer that does not read is dropped");
        }

        return sent;
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(ZmtpConnection peer, CancellationToken cancellationToken)
    {
        byte[] identity = peer.Identity.Length > 0 ? peer.Identity : MakeUp();
        string key = Convert.ToHexString(identity);
        // One that comes back under its old name takes over: its old connection may not have ended yet.
        if (peers.TryGetValue(key, out ZmtpConnection? old))
        {
            old.Abort();
        }

        peers[key] = peer;
        try
        {
            while (true)
            {
                await onMessage(this, identity, await peer.ReceiveAsync(cancellationToken));
            }
        }
        finally
        {
            peers.TryRemove(KeyValuePair.Create(key, peer));
        }
    }

    // Names that peers may not choose start with zero.
    private byte[] MakeUp() => [0, .. BitConverter.GetBytes(Interlocked.Increment(ref madeUp))];
}
