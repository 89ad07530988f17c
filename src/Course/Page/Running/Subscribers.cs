using System.Threading;
using System.Threading.Channels;

namespace Course.Page;

/// <summary>The open pages of one chapter.</summary>
/// <remarks>
/// Publishing never waits: a page that does not keep up loses its feed, connects again and begins
/// with a snapshot. So a cell that floods its output slows no other page and fills no memory.
/// Guarded by its own lock, under which nothing foreign runs.
/// </remarks>
public sealed class Subscribers
{
    private const int Capacity = 20_000;

    private readonly Lock _gate = new();
    private readonly List<Channel<PageEvent>> _channels = [];

    /// <summary>Adds a page, which gets this event first.</summary>
    public Channel<PageEvent> Add(PageEvent first)
    {
        var channel = Channel.CreateBounded<PageEvent>(
            new BoundedChannelOptions(Capacity) { SingleReader = true }
        );
        channel.Writer.TryWrite(first);
        lock (_gate)
        {
            _channels.Add(channel);
        }

        return channel;
    }

    /// <summary>Forgets a page.</summary>
    public void Remove(Channel<PageEvent> channel)
    {
        lock (_gate)
        {
            _channels.Remove(channel);
        }
    }

    /// <summary>Tells every page.</summary>
    public void Publish(PageEvent news)
    {
        lock (_gate)
        {
            _channels.RemoveAll(channel =>
                !channel.Writer.TryWrite(news) && channel.Writer.TryComplete()
            );
        }
    }
}
