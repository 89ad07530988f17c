using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>
/// Accepts peers on a port and serves each on its own. What one peer does wrong ends its connection and is logged.
/// </summary>
internal sealed class ZmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly SocketType type;
    private readonly ZmtpLimits limits;
    private readonly Func<ZmtpConnection, CancellationToken, Task> serve;
    private readonly Action<string> log;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, bool> peers = new();
    private readonly Task accepting;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="type">The kind of this socket.</param>
    /// <param name="limits">What one peer may cost.</param>
    /// <param name="serve">Receives from a peer until it fails or the token says so.</param>
    /// <param name="log">Takes what went wrong, in one line.</param>
    public ZmtpListener(
        IPEndPoint endpoint,
        SocketType type,
        ZmtpLimits limits,
        Func<ZmtpConnection, CancellationToken, Task> serve,
        Action<string> log
    )
    {
        (this.type, this.limits, this.serve, this.log) = (type, limits, serve, log);
        listener = new TcpListener(endpoint);
        listener.Start();
        accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(peers.Keys);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptSocketAsync(stop.Token);
                if (peers.Count >= limits.Connections)
                {
                    log($"{type.Name}: more than {limits.Connections} connections, one is refused");
                    socket.Dispose();
                    continue;
                }

                Task peer = Task.Run(() => ServeAsync(socket));
                peers.TryAdd(peer, true);
                _ = peer.ContinueWith(
                    done => peers.TryRemove(done, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
            catch (SocketException e)
            {
                // Of the one that wanted to connect, or too many open files: neither is a reason to stop.
                log($"{type.Name}: {e.Message}");
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await using ZmtpConnection connection = await OpenAsync(stream);
            await serve(connection, stop.Token);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or OperationCanceledException
                        or ObjectDisposedException
            )
        {
            // The peer left, as peers do, or this socket is closing.
        }
        catch (Exception e)
        {
            log($"{type.Name}: a peer is dropped: {e.Message}");
        }
    }

    private async Task<ZmtpConnection> OpenAsync(Stream stream)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        patience.CancelAfter(limits.Handshake);
        return await ZmtpConnection.OpenAsync(stream, type, [], limits, patience.Token);
    }
}
