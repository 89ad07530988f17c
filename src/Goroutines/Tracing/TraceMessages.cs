namespace Goroutines;

/// <summary>Who received what whom sent: the operations on each channel of a trace, in pairs.</summary>
/// <remarks>
/// <para>
/// A trace does not number the values. But a channel hands them over in order, and an operation that readies a
/// goroutine has dealt with that one: a send wakes the receiver of its value; a receive wakes a sender, whose value
/// it took if the channel was empty, and which else is now the last in the channel.
/// </para>
/// <para>
/// On real cores an operation is told a moment after it was done, so a receive may stand before its send. Such a pair
/// has no arrow and is not counted in the channel's length. Who sends or receives without being a goroutine is in no
/// trace: values of theirs are paired wrongly, or not at all. Of a trace without its beginning a channel is left out until
/// somebody waits for a value there: then it is empty.
/// </para>
/// </remarks>
public sealed class TraceMessages
{
    private readonly IReadOnlyList<TraceEvent> _events;
    private readonly bool _isWhole;
    private readonly long[] _starts;
    private readonly long[] _finishes;
    private readonly sbyte[] _growth;
    private readonly Dictionary<long, Channel> _channels = [];
    private readonly Dictionary<long, int> _lastOperation = [];
    private readonly Dictionary<long, TraceEvent> _waits = [];
    private readonly HashSet<long> _ended = [];

    // Channels that a wake-up makes longer: its event does not name them.
    private readonly Dictionary<int, long> _moved = [];
    private readonly List<TraceMessage> _all = [];

    private TraceMessages(Trace trace)
    {
        var events = trace.Events;
        _events = events;
        _isWhole = trace.Dropped == 0;
        _starts = new long[events.Count];
        _finishes = new long[events.Count];
        _growth = new sbyte[events.Count];
        for (int i = 0; i < events.Count; i++)
            Read(i, events[i]);
        Unreceived =
        [
            .. _channels
                .SelectMany(pair =>
                    pair.Value.Values.Select(sent => (Channel: pair.Key, Sent: sent))
                )
                .OrderBy(value => value.Sent)
                .Select(value => new TraceMessage(
                    value.Channel,
                    events[value.Sent].Goroutine,
                    0,
                    value.Sent,
                    -1
                )),
        ];
    }

    /// <summary>Every value that was sent and received, in the order in which the trace tells of the second of the two.</summary>
    public IReadOnlyList<TraceMessage> All => _all;

    /// <summary>The values that lay in their channels when the run was over, in the order in which they came there.</summary>
    public IReadOnlyList<TraceMessage> Unreceived { get; }

    /// <summary>Reads who received what whom sent from a trace.</summary>
    /// <param name="trace">The run.</param>
    public static TraceMessages Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new(trace);
    }

    /// <summary>Number of the arrow that begins with an event, in the event's goroutine; 0 if none does.</summary>
    internal long StartsAt(int index) => _starts[index];

    /// <summary>
    /// The same for the arrow that ends: in the goroutine of a receive. With <see cref="TraceEventKind.Ready"/> it is who
    /// readied, if the arrow begins there, too, and else who is ready, once it runs.
    /// </summary>
    internal long FinishesAt(int index) => _finishes[index];

    /// <summary>Which channel becomes longer or shorter with an event, and by how much.</summary>
    /// <param name="index">The event's place in <see cref="Trace.Events"/>.</param>
    /// <returns>The channel's number, and by how many values it grows: -1, 0 or 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The trace has no such event.</exception>
    public (long Channel, int By) GrowthAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _growth.Length);
        return (
            _moved.TryGetValue(index, out long channel) ? channel : _events[index].Subject,
            _growth[index]
        );
    }

    /// <summary>How many arrows there are: their numbers begin with 1.</summary>
    internal long Count => _all.Count;

    private void Read(int index, in TraceEvent e)
    {
        if (_ended.Contains(e.Goroutine))
            return;
        switch (e.Kind)
        {
            case TraceEventKind.Operation when e.Text == "send":
                _lastOperation[e.Goroutine] = index;
                Send(Of(e.Subject), index);
                break;
            case TraceEventKind.Operation when e.Text == "receive":
                _lastOperation[e.Goroutine] = index;
                Receive(Of(e.Subject), index);
                break;
            case TraceEventKind.Blocked:
                _lastOperation.Remove(e.Goroutine);
                _waits[e.Goroutine] = e;
                // It waits: so nothing lies in there.
                if (e.Text == "chan receive")
                    Of(e.Subject).IsKnown = true;
                break;
            case TraceEventKind.Ready:
                if (e.Other > 0 && _lastOperation.Remove(e.Other, out int operation))
                    Wake(index, e, operation);
                _waits.Remove(e.Goroutine);
                break;
            case TraceEventKind.Running:
                _waits.Remove(e.Goroutine);
                break;
            case TraceEventKind.Operation:
                if (e.Text == "close")
                    Close(Of(e.Subject));
                _lastOperation.Remove(e.Goroutine);
                break;
            case TraceEventKind.Yielded:
                _lastOperation.Remove(e.Goroutine);
                break;
            case TraceEventKind.Ended:
                _lastOperation.Remove(e.Goroutine);
                _ended.Add(e.Goroutine);
                break;
        }
    }

    private void Send(Channel channel, int index)
    {
        if (!channel.IsKnown)
            return;
        if (channel.Early.First is { } receive)
        {
            channel.Early.Remove(receive);
        }
        else
        {
            channel.Values.AddLast(index);
            _growth[index] = 1;
        }
    }

    private void Receive(Channel channel, int index)
    {
        if (channel.Values.First is { } first)
        {
            channel.Values.Remove(first);
            _growth[index] = -1;
            Pair(first.Value, index, _events[index]);
        }
        else if (channel is { IsKnown: true, IsClosed: false })
            channel.Early.AddLast(index);
    }

    /// <summary>From now on a receive of nothing is no riddle.</summary>
    private static void Close(Channel channel)
    {
        channel.IsClosed = true;
        channel.Early.Clear();
    }

    private void Wake(int index, in TraceEvent ready, int operation)
    {
        var done = _events[operation];
        bool isSend = done.Text == "send";
        // On real cores it may be woken before the trace shows it waiting.
        if (
            _waits.TryGetValue(ready.Goroutine, out var wait)
            && wait.Text != "select"
            && (
                wait.Subject != done.Subject || wait.Text != (isSend ? "chan receive" : "chan send")
            )
        )
            return;
        var channel = Of(done.Subject);
        if (isSend)
            HandOver(channel, operation, index);
        else if (_finishes[operation] != 0)
        {
            channel.Values.AddLast(index);
            _growth[index] = 1;
            _moved[index] = done.Subject;
        }
        else if (channel.Early.FindLast(operation) is { } receive)
        {
            channel.Early.Remove(receive);
            // The sender still waits at this moment: the arrow begins and ends here.
            Pair(index, index, done);
        }
    }

    /// <summary>A value goes from its sender straight to who was waiting for it.</summary>
    private void HandOver(Channel channel, int send, int ready)
    {
        if (channel.IsKnown && channel.Values.Last?.Value != send)
            return;
        if (channel.IsKnown)
            channel.Values.RemoveLast();
        channel.IsKnown = true;
        _growth[send] = 0;
        Add(send, ready, _events[send].Subject, _events[ready].Goroutine);
    }

    /// <summary>A value goes to who carries out a receive.</summary>
    private void Pair(int send, int at, in TraceEvent receive) =>
        Add(send, at, receive.Subject, receive.Goroutine);

    private void Add(int send, int receive, long channel, long receiver)
    {
        _all.Add(new(channel, _events[send].Goroutine, receiver, send, receive));
        _starts[send] = _all.Count;
        _finishes[receive] = _all.Count;
    }

    private Channel Of(long number)
    {
        if (!_channels.TryGetValue(number, out var channel))
            _channels[number] = channel = new Channel { IsKnown = _isWhole };
        return channel;
    }

    private sealed class Channel
    {
        /// <summary>The events by which the values came in that lie in it.</summary>
        internal LinkedList<int> Values { get; } = new();

        /// <summary>Receives for which no value is known: what the trace tells next may explain them.</summary>
        internal LinkedList<int> Early { get; } = new();

        /// <summary>Whether it is known what lies in it: not so if the trace lacks its beginning.</summary>
        internal bool IsKnown { get; set; }

        internal bool IsClosed { get; set; }
    }
}
