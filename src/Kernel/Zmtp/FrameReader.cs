using System.Buffers.Binary;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>Cuts what a peer sends into frames and messages, within its limits.</summary>
internal sealed class FrameReader(Stream stream, ZmtpLimits limits)
{
    private const int Chunk = 64 * 1024;
    private readonly byte[] header = new byte[8];

    /// <summary>The frames of the next message; commands between messages are passed over.</summary>
    /// <exception cref="ZmtpException">What came is no frame, or too much.</exception>
    /// <exception cref="EndOfStreamException">The peer is gone.</exception>
    public async ValueTask<byte[][]> ReadMessageAsync(CancellationToken cancellationToken)
    {
        var frames = new List<byte[]>();
        long left = limits.MessageBytes;
        while (true)
        {
            Frame frame = await ReadAsync(left, cancellationToken);
            if (frame.IsCommand)
            {
                if (frames.Count > 0)
                {
                    throw new ZmtpException("a command in the middle of a message");
                }

                continue;
            }

            frames.Add(frame.Body);
            left -= frame.Body.Length;
            if (!frame.More)
            {
                return [.. frames];
            }

            if (frames.Count == limits.MessageFrames)
            {
                throw new ZmtpException($"a message of more than {limits.MessageFrames} frames");
            }
        }
    }

    /// <summary>The next frame.</summary>
    public async ValueTask<Frame> ReadAsync(long maxBytes, CancellationToken cancellationToken)
    {
        await stream.ReadExactlyAsync(header.AsMemory(0, 1), cancellationToken);
        byte flags = header[0];
        bool more = (flags & Frame.MoreFlag) != 0;
        bool isLong = (flags & Frame.LongFlag) != 0;
        bool isCommand = (flags & Frame.CommandFlag) != 0;
        if (flags > (Frame.MoreFlag | Frame.LongFlag | Frame.CommandFlag) || (isCommand && more))
        {
            throw new ZmtpException($"no frame starts with 0x{flags:X2}");
        }

        await stream.ReadExactlyAsync(header.AsMemory(0, isLong ? 8 : 1), cancellationToken);
        ulong length = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header) : header[0];
        long most = isCommand ? limits.CommandBytes : maxBytes;
        if (length > (ulong)most)
        {
            throw new ZmtpException($"{length} bytes where at most {most} are taken");
        }

        byte[] body = await ReadBodyAsync((int)length, cancellationToken);
        return new Frame(body, more, isCommand);
    }

    // A length that is only announced costs nothing: memory grows with what has really come.
    private async ValueTask<byte[]> ReadBodyAsync(int length, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(length, Chunk)];
        int filled = 0;
        while (true)
        {
            await stream.ReadExactlyAsync(body.AsMemory(filled), cancellationToken);
            filled = body.Length;
            if (filled == length)
            {
                return body;
            }

            Array.Resize(ref body, (int)Math.Min(length, 2L * filled));
        }
    }
}
