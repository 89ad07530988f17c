using System.Buffers.Binary;

namespace Kernel.Zmtp;

/// <summary>A piece of a message, or a command.</summary>
/// <param name="Body">What it carries.</param>
/// <param name="More">Whether the message goes on with another frame.</param>
/// <param name="IsCommand">Whether it is for the protocol itself.</param>
internal readonly record struct Frame(byte[] Body, bool More = false, bool IsCommand = false)
{
    public const byte MoreFlag = 1;
    public const byte LongFlag = 2;
    public const byte CommandFlag = 4;

    private const int LongHeader = 9;

    /// <summary>Writes flags, length (one byte, or eight in network order) and body.</summary>
    public void WriteTo(Stream stream)
    {
        bool isLong = Body.Length > byte.MaxValue;
        Span<byte> header = stackalloc byte[LongHeader];
        header[0] = (byte)(
            (More ? MoreFlag : 0) | (isLong ? LongFlag : 0) | (IsCommand ? CommandFlag : 0)
        );
        if (isLong)
        {
            BinaryPrimitives.WriteInt64BigEndian(header[1..], Body.Length);
            stream.Write(header);
        }
        else
        {
            header[1] = (byte)Body.Length;
            stream.Write(header[..2]);
        }

        stream.Write(Body);
    }
}
