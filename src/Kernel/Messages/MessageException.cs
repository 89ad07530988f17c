namespace Kernel.Messages;

/// <summary>What came is no message of the Jupyter protocol, or not from who knows the key.</summary>
internal sealed class MessageException(string message) : Exception(message);
