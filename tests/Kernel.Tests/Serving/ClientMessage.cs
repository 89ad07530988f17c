using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Kernel.Tests.Serving;

/// <summary>A message from the kernel as the tests' own client reads it.</summary>
internal sealed record ClientMessage(string Type, string? Parent, JsonObject Content)
{
    public string? Text(string name) => Content[name]?.ToString();

    /// <summary>Reads the frames, and sees that they are signed.</summary>
    public static ClientMessage Read(byte[][] frames, string key)
    {
        int delimiter = Array.FindIndex(
            frames,
            frame => Encoding.ASCII.GetString(frame) == "<IDS|MSG>"
        );
        byte[][] parts = frames[(delimiter + 2)..(delimiter + 6)];
        byte[] hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key),
            parts.SelectMany(part => part).ToArray()
        );
        Assert.Equal(
            Convert.ToHexStringLower(hash),
            Encoding.ASCII.GetString(frames[delimiter + 1])
        );
        JsonObject[] json = [.. parts.Select(part => JsonNode.Parse(part)!.AsObject())];
        return new ClientMessage(
            json[0]["msg_type"]!.ToString(),
            json[1]["msg_id"]?.ToString(),
            json[3]
        );
    }
}
