namespace Kernel.Zmtp;

/// <summary>What one peer may cost.</summary>
internal sealed record ZmtpLimits
{
    /// <summary>The bytes of a message, all its frames together.</summary>
    public long MessageBytes { get; init; } = 64L << 20;

    /// <summary>The frames of a message: each costs more than its bytes.</summary>
    public int MessageFrames { get; init; } = 1024;

    /// <summary>The bytes of a command, such as READY.</summary>
    public long CommandBytes { get; init; } = 4096;

    /// <summary>The bytes that wait for a peer that does not read; one that goes beyond is dropped.</summary>
    public long QueuedBytes { get; init; } = 64L << 20;

    /// <summary>The topics of one subscriber.</summary>
    public int Subscriptions { get; init; } = 1024;

    /// <summary>The connections of one socket.</summary>
    public int Connections { get; init; } = 256;

    /// <summary>How long a peer may take to introduce itself.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(30);
}
