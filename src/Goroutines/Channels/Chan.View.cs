using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a channel.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(Chan<>.View))]
public sealed partial class Chan<T>
{
    internal string State =>
        $"{_count} of {Cap} buffered{(_closed ? ", closed" : "")}, "
        + $"{WaitingView.Count(_senders)} waiting to send, {WaitingView.Count(_receivers)} to receive";

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(Chan<T> channel)
    {
        public string State => channel.State;

        /// <summary>What is in the buffer, the oldest first.</summary>
        public IReadOnlyList<T> Buffered =>
            [
                .. Enumerable
                    .Range(channel._head, channel._count)
                    .Select(i => channel._buffer[i % channel._buffer.Length]),
            ];

        public IReadOnlyList<WaitingView> WaitingSenders => WaitingView.Of(channel._senders);

        public IReadOnlyList<WaitingView> WaitingReceivers => WaitingView.Of(channel._receivers);
    }
}
