namespace Kernel.Messages;

/// <summary>A message from a client, its signature verified.</summary>
internal sealed record JupyterMessage
{
    /// <summary>The frames before the delimiter: the way back, without the peer's own identity.</summary>
    public required byte[][] Route { get; init; }

    /// <summary>The header as it came; answers carry it as their parent.</summary>
    public required byte[] HeaderJson { get; init; }

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required MessageContent Metadata { get; init; }

    public required MessageContent Content { get; init; }

    public IReadOnlyList<byte[]> Buffers { get; init; } = [];
}
