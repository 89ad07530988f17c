namespace Kernel.Zmtp;

/// <summary>What a peer sent breaks ZMTP or goes beyond a limit; its connection ends.</summary>
internal sealed class ZmtpException(string message) : Exception(message);
