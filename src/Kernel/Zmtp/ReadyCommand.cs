using System.Buffers.Binary;
using System.Text;

namespace Kernel.Zmtp;

/// <summary>What a peer says of itself: its kind of socket, and the identity it wants to be known by.</summary>
internal sealed record ReadyCommand(string SocketType, byte[] Identity)
{
    private const int MaxIdentity = 255;

    public byte[] Encode()
    {
        using var body = new MemoryStream();
        body.WriteByte(5);
        body.Write("READY"u8);
        Write(body, "Socket-Type", Encoding.ASCII.GetBytes(SocketType));
        Write(body, "Identity", Identity);
        return body.ToArray();
    }

    /// <exception cref="ZmtpException">It is no READY command.</exception>
    public static ReadyCommand Decode(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("\u0005READY"u8))
        {
            throw new ZmtpException("the first command is not READY");
        }

        body = body[6..];
        string type = "";
        byte[] identity = [];
        while (!body.IsEmpty)
        {
            string name = Encoding.ASCII.GetString(Take(ref body, Take(ref body, 1)[0]));
            uint length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref body, sizeof(uint)));
            ReadOnlySpan<byte> value = Take(ref body, length);
            if (name.Equals("Socket-Type", StringComparison.OrdinalIgnoreCase))
            {
                type = Encoding.ASCII.GetString(value);
            }
            else if (name.Equals("Identity", StringComparison.OrdinalIgnoreCase))
            {
                identity = value.ToArray();
            }
        }

        // Those that start with zero are made up by the socket itself.
        return identity.Length > MaxIdentity || identity is [0, ..]
            ? throw new ZmtpException("an identity that none may have")
            : new ReadyCommand(type, identity);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, uint length)
    {
        if (length > rest.Length)
        {
            throw new ZmtpException("READY ends in the middle of a property");
        }

        ReadOnlySpan<byte> taken = rest[..(int)length];
        rest = rest[(int)length..];
        return taken;
    }

    private static void Write(MemoryStream body, string name, byte[] value)
    {
        body.WriteByte((byte)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        body.Write(length);
        body.Write(value);
    }
}
