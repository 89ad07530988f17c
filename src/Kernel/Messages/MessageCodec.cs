using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kernel.Messages;

/// <summary>The wire protocol of Jupyter, version 5.3: frames to messages and back.</summary>
/// <remarks>
/// Frames: the route, <c>&lt;IDS|MSG&gt;</c>, the signature in hexadecimal, header, parent header, metadata, content, buffers.
/// The signature is the HMAC-SHA256 of the four JSON frames; an empty key turns it off, as the protocol says.
/// </remarks>
internal sealed class MessageCodec(string key)
{
    public const string ProtocolVersion = "5.3";

    private const int JsonFrames = 4;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 64,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString();

    /// <summary>Reads a message.</summary>
    /// <exception cref="MessageException">It is none, or its signature is wrong.</exception>
    public JupyterMessage Decode(byte[][] frames)
    {
        int delimiter = Array.FindIndex(
            frames,
            frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)
        );
        if (delimiter < 0 || frames.Length < delimiter + 2 + JsonFrames)
        {
            throw new MessageException("frames are missing");
        }

        ReadOnlySpan<byte[]> json = frames.AsSpan(delimiter + 2, JsonFrames);
        if (key.Length > 0 && !IsSigned(frames[delimiter + 1], json))
        {
            throw new MessageException("the signature is wrong");
        }

        MessageContent header = Parse(json[0]);
        _ = Parse(json[1]);
        return new JupyterMessage
        {
            Route = frames[..delimiter],
            HeaderJson = json[0],
            Id = header.Text("msg_id") ?? throw new MessageException("the header has no msg_id"),
            Type =
                header.Text("msg_type") ?? throw new MessageException("the header has no msg_type"),
            Metadata = Parse(json[2]),
            Content = Parse(json[3]),
            Buffers = frames[(delimiter + 2 + JsonFrames)..],
        };
    }

    /// <summary>Writes a message.</summary>
    /// <param name="route">The frames before the delimiter: the way back, or a topic.</param>
    /// <param name="type">The type.</param>
    /// <param name="content">The content.</param>
    /// <param name="parentHeader">The header of the message that this one is due to; null for none.</param>
    public byte[][] Encode(
        ReadOnlySpan<byte[]> route,
        string type,
        JsonObject content,
        byte[]? parentHeader
    )
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString(
                // Six digits and no more: Python's clients take nothing longer for a date.
                "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
                CultureInfo.InvariantCulture
            ),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] json =
        [
            Bytes(header),
            parentHeader ?? "{}"u8.ToArray(),
            "{}"u8.ToArray(),
            Bytes(content),
        ];
        byte[] signature = key.Length == 0 ? [] : Encoding.ASCII.GetBytes(Sign(json));
        return [.. route, "<IDS|MSG>"u8.ToArray(), signature, .. json];
    }

    private static byte[] Bytes(JsonObject json) =>
        JsonSerializer.SerializeToUtf8Bytes(json, Relaxed);

    private static MessageContent Parse(byte[] json)
    {
        try
        {
            JsonElement element = JsonElement.Parse(json, Strict);
            return element.ValueKind == JsonValueKind.Object
                ? new MessageContent(element)
                : throw new MessageException("a part is no JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second for a property's name that is no Unicode.
            throw new MessageException("a part is no JSON");
        }
    }

    private bool IsSigned(byte[] signature, ReadOnlySpan<byte[]> json) =>
        CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(json)));

    private string Sign(ReadOnlySpan<byte[]> json)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in json)
        {
            hmac.AppendData(part);
        }

        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
