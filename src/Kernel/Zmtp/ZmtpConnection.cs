using System.Threading;
using System.Threading.Channels;

namespace Kernel.Zmtp;

/// <summary>One peer after the handshake: messages in, and a bounded queue of messages out.</summary>
internal sealed class ZmtpConnection : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    // How long a peer may take to read the last words.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private readonly Stream stream;
    private readonly FrameReader reader;
    private readonly ZmtpLimits limits;
    private readonly Channel<byte[][]> queue = Channel.CreateUnbounded<byte[][]>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly CancellationTokenSource ended = new();
    private readonly Task writing;
    private long queuedBytes;

    private ZmtpConnection(Stream stream, FrameReader reader, ZmtpLimits limits, ReadyCommand peer)
    {
        this.stream = stream;
        this.reader = reader;
        this.limits = limits;
        Identity = peer.Identity;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>What the peer calls itself; empty if it does not.</summary>
    public byte[] Identity { get; }

    /// <summary>Bytes that the peer has not read yet.</summary>
    public long QueuedBytes => Interlocked.Read(ref queuedBytes);

    /// <summary>Greets and introduces both sides.</summary>
    /// <exception cref="ZmtpException">The peer is none that this socket talks to.</exception>
    public static async Task<ZmtpConnection> OpenAsync(
        Stream stream,
        SocketType type,
        byte[] identity,
        ZmtpLimits limits,
        CancellationToken cancellationToken
    )
    {
        await stream.WriteAsync(Greeting.Ours(), cancellationToken);
        // Only the reading side is buffered here: the two directions must not share a buffer.
        var input = new BufferedStream(stream, BufferBytes);
        await Greeting.ReadAsync(input, cancellationToken);
        using var ready = new MemoryStream();
        new Frame(new ReadyCommand(type.Name, identity).Encode(), IsCommand: true).WriteTo(ready);
        await stream.WriteAsync(ready.ToArray(), cancellationToken);
        var frames = new FrameReader(input, limits);
        Frame frame = await frames.ReadAsync(limits.CommandBytes, cancellationToken);
        ReadyCommand peer = ReadyCommand.Decode(frame.IsCommand ? frame.Body : []);
        return type.Peers.Contains(peer.SocketType, StringComparer.Ordinal)
            ? new ZmtpConnection(stream, frames, limits, peer)
            : throw new ZmtpException($"the peer is no {string.Join(" or ", type.Peers)} socket");
    }

    /// <summary>The frames of the next message.</summary>
    public ValueTask<byte[][]> ReceiveAsync(CancellationToken cancellationToken) =>
        reader.ReadMessageAsync(cancellationToken);

    /// <summary>Queues a message; false when the peer reads too slowly to be kept.</summary>
    public bool TrySend(byte[][] frames)
    {
        long size = Size(frames);
        if (Interlocked.Add(ref queuedBytes, size) > limits.QueuedBytes)
        {
            ended.Cancel();
            return false;
        }

        return queue.Writer.TryWrite(frames);
    }

    /// <summary>Sends what is queued, if the peer still reads, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAny(writing, Task.Delay(Linger));
        await ended.CancelAsync();
        await stream.DisposeAsync();
        await writing;
    }

    /// <summary>Drops the peer at once.</summary>
    public void Abort() => ended.Cancel();

    private async Task WriteAsync()
    {
        try
        {
            using var batch = new MemoryStream();
            while (await queue.Reader.WaitToReadAsync(ended.Token))
            {
                long size = 0;
                while (batch.Length < BufferBytes && queue.Reader.TryRead(out byte[][]? frames))
                {
                    for (int i = 0; i < frames.Length; i++)
                    {
                        new Frame(frames[i], More: i < frames.Length - 1).WriteTo(batch);
                    }

                    size += Size(frames);
                }

                await stream.WriteAsync(
                    batch.GetBuffer().AsMemory(0, (int)batch.Length),
                    ended.Token
                );
                Interlocked.Add(ref queuedBytes, -size);
                batch.SetLength(0);
                if (batch.Capacity > BufferBytes * 4)
                {
                    batch.Capacity = BufferBytes;
                }
            }
        }
        catch (Exception e)
            when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer is gone, or was dropped: the side that reads notices too.
            await stream.DisposeAsync();
        }
    }

    // A small message costs more memory than its bytes.
    private static long Size(byte[][] frames) => 256 + frames.Sum(frame => frame.LongLength + 32);
}
