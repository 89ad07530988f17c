using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>A value that went through a channel from one goroutine to another, or lies there.</summary>
/// <param name="Channel">Number of the channel.</param>
/// <param name="Sender">Number of the goroutine that sent it.</param>
/// <param name="Receiver">Number of the goroutine that received it; 0 if nobody did.</param>
/// <param name="Sent">
/// When it left its sender: the event's place in <see cref="Trace.Events"/>. Where the sender had to wait this is the end of
/// its wait.
/// </param>
/// <param name="Received">
/// When it left the channel: the event's place in <see cref="Trace.Events"/>; -1 if it did not.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TraceMessage(
    long Channel,
    long Sender,
    long Receiver,
    int Sent,
    int Received
);
