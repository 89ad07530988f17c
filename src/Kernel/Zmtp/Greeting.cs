using System.Text;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>The 64 bytes with which both ends of a connection begin.</summary>
internal static class Greeting
{
    private const int SignatureAndMajor = 11;
    private const int Length = 64;
    private const int MechanismStart = 12;
    private const int MechanismLength = 20;
    private const int Major = 3;

    /// <summary>
    /// Version 3.0, so that subscriptions come as messages and no peer sends PING; mechanism NULL.
    /// </summary>
    public static byte[] Ours()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = Major;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismStart));
        return greeting;
    }

    /// <summary>Reads the peer's.</summary>
    /// <exception cref="ZmtpException">It speaks something else.</exception>
    /// <exception cref="EndOfStreamException">It is gone.</exception>
    public static async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        // A peer of an older version stops after these and waits for ours: asking for all 64 at once would hang.
        var greeting = new byte[Length];
        await stream.ReadExactlyAsync(greeting.AsMemory(0, SignatureAndMajor), cancellationToken);
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0)
        {
            throw new ZmtpException("no ZMTP signature");
        }

        if (greeting[10] < Major)
        {
            throw new ZmtpException($"ZMTP version {greeting[10]} is older than {Major}");
        }

        await stream.ReadExactlyAsync(greeting.AsMemory(SignatureAndMajor), cancellationToken);
        string mechanism = Encoding
            .ASCII.GetString(greeting, MechanismStart, MechanismLength)
            .TrimEnd('\0');
        if (mechanism != "NULL")
        {
            throw new ZmtpException($"mechanism {Printable(mechanism)} instead of NULL");
        }
    }

    private static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '?'));
}
