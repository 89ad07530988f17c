using System.Collections.Concurrent;
using System.Net;
using System.Threading;

namespace Kernel.Zmtp;

/// <summary>Sends to every peer that has subscribed to the topic, which is the start of the first frame.</summary>
internal sealed class PubSocket : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ZmtpConnection, Topics> subscribers = new();
    private readonly ZmtpListener listener;
    private readonly ZmtpLimits limits;
    private readonly Action<string> log;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="limits">What one peer may cost.</param>
    /// <param name="log">Takes what went wrong, in one line.</param>
    public PubSocket(IPEndPoint endpoint, ZmtpLimits limits, Action<string> log)
    {
        (this.limits, this.log) = (limits, log);
        listener = new ZmtpListener(endpoint, SocketType.Pub, limits, ServeAsync, log);
    }

    public int Port => listener.Port;

    /// <summary>Queues the message for who wants it, and waits for nobody.</summary>
    public void Publish(byte[][] frames)
    {
        foreach ((ZmtpConnection subscriber, Topics topics) in subscribers)
        {
            if (topics.Match(frames[0]) && !subscriber.TrySend(frames))
            {
                subscribers.TryRemove(subscriber, out _);
                log("PUB: a subscriber that does not read is dropped");
            }
        }
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(ZmtpConnection peer, CancellationToken cancellationToken)
    {
        var topics = new Topics(limits.Subscriptions);
        subscribers[peer] = topics;
        try
        {
            while (true)
            {
                byte[][] message = await peer.ReceiveAsync(cancellationToken);
                topics.Take(message[0]);
            }
        }
        finally
        {
            subscribers.TryRemove(peer, out _);
        }
    }

    /// <summary>What one peer has subscribed to, as often as it did.</summary>
    private sealed class Topics(int most)
    {
        private readonly Lock gate = new();
        private readonly List<byte[]> topics = [];

        /// <summary>Follows <c>\x01topic</c> and <c>\x00topic</c>.</summary>
        public void Take(byte[] message)
        {
            lock (gate)
            {
                switch (message)
                {
                    case [1, .. var topic] when topics.Count < most:
                        topics.Add(topic);
                        break;
                    case [1, ..]:
                        throw new ZmtpException($"more than {most} subscriptions");
                    case [0, .. var topic]:
                        int index = topics.FindIndex(one => one.AsSpan().SequenceEqual(topic));
                        if (index >= 0)
                        {
                            topics.RemoveAt(index);
                        }

                        break;
                    default:
                        // A message of the user from a socket that may send some, as XSUB: nobody listens.
                        break;
                }
            }
        }

        public bool Match(byte[] first)
        {
            lock (gate)
            {
                return topics.Exists(topic => first.AsSpan().StartsWith(topic));
            }
        }
    }
}
