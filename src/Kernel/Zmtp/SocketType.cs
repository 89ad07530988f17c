namespace Kernel.Zmtp;

/// <summary>A kind of socket, and the kinds it may talk to.</summary>
internal sealed record SocketType(string Name, params string[] Peers)
{
    public static SocketType Router { get; } = new("ROUTER", "DEALER", "REQ", "ROUTER");

    public static SocketType Pub { get; } = new("PUB", "SUB", "XSUB");

    public static SocketType Rep { get; } = new("REP", "REQ", "DEALER");
}
