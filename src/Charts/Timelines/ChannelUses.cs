using Goroutines;

namespace Charts.Timelines;

/// <summary>Reads from a trace how full which channel was when, and who waited for it.</summary>
internal sealed class ChannelUses
{
    private readonly SortedDictionary<long, Reader> _channels = [];
    private readonly Dictionary<long, (long Channel, bool IsSend, long Since)> _waiting = [];
    private readonly HashSet<long> _wokenEarly = [];

    /// <summary>All channels of a run, the one that was waited for longest first.</summary>
    internal static List<ChannelUse> Of(Trace trace, Timeline timeline)
    {
        var messages = TraceMessages.Of(trace);
        var reader = new ChannelUses();
        for (var index = 0; index < trace.Events.Count; index++)
        {
            var e = trace.Events[index];
            var time = timeline.CountsSteps ? index : e.Time;
            reader.Read(e, time);
            if (messages.GrowthAt(index) is (> 0 and var channel, not 0 and var by))
            {
                reader.Find(channel).Grow(by, time);
            }
        }

        foreach (var message in messages.All.Concat(messages.Unreceived))
        {
            reader.Find(message.Channel).Use.Values++;
        }

        reader.Finish(timeline.End);
        return
        [
            .. reader
                ._channels.Values.Select(channel => channel.Use)
                .OrderByDescending(use => use.SendersWaited + use.ReceiversWaited)
                .ThenByDescending(use => use.Values)
                .ThenBy(use => use.Number),
        ];
    }

    private void Read(in TraceEvent e, long time)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Operation when e is { Text: "send" or "receive", Subject: > 0 }:
                Find(e.Subject);
                break;
            case TraceEventKind.Operation when e is { Text: "close", Subject: > 0 }:
                Find(e.Subject).Use.Closed ??= (time, e.Goroutine);
                break;
            case TraceEventKind.Blocked:
                Block(e, time);
                break;
            case TraceEventKind.Ready:
                if (!End(e.Goroutine, time))
                {
                    // On real cores it may be woken before the trace shows it waiting.
                    _wokenEarly.Add(e.Goroutine);
                }

                break;
            case TraceEventKind.Running or TraceEventKind.Ended:
                _wokenEarly.Remove(e.Goroutine);
                End(e.Goroutine, time);
                break;
            default:
                break;
        }
    }

    private void Block(in TraceEvent e, long time)
    {
        if (_wokenEarly.Remove(e.Goroutine) || e.Subject <= 0)
        {
            return;
        }

        if (e.Text is "chan send" or "chan receive")
        {
            var isSend = e.Text == "chan send";
            var channel = Find(e.Subject);
            _waiting[e.Goroutine] = (e.Subject, isSend, time);
            if (isSend)
            {
                channel.MustWait();
            }
        }
    }

    private bool End(long goroutine, long time)
    {
        if (!_waiting.Remove(goroutine, out var wait))
        {
            return false;
        }

        var use = Find(wait.Channel).Use;
        (wait.IsSend ? use.Senders : use.Receivers).Add((wait.Since, Math.Max(wait.Since, time)));
        return true;
    }

    private void Finish(long end)
    {
        foreach (var goroutine in _waiting.Keys.Order().ToList())
        {
            var wait = _waiting[goroutine];
            var use = Find(wait.Channel).Use;
            (wait.IsSend ? use.Senders : use.Receivers).Add((wait.Since, end));
        }

        foreach (var channel in _channels.Values)
        {
            channel.Finish(end);
        }
    }

    private Reader Find(long number)
    {
        if (!_channels.TryGetValue(number, out var channel))
        {
            _channels.Add(number, channel = new Reader(number));
        }

        return channel;
    }

    private sealed class Reader(long number)
    {
        private readonly Dictionary<long, int> _whenSendersWait = [];
        private long _length;
        private long _since;

        internal ChannelUse Use { get; } = new(number);

        internal void Grow(int by, long time)
        {
            Keep(time);
            _length += by;
        }

        /// <summary>A sender waits: it is full.</summary>
        internal void MustWait() =>
            _whenSendersWait[_length] = _whenSendersWait.GetValueOrDefault(_length) + 1;

        internal void Finish(long end)
        {
            Keep(end);
            // On real cores events may stand a moment late, so what was there most often counts.
            Use.Capacity =
                _whenSendersWait.Count == 0
                    ? null
                    : _whenSendersWait
                        .OrderByDescending(pair => pair.Value)
                        .ThenByDescending(pair => pair.Key)
                        .First()
                        .Key;
        }

        private void Keep(long time)
        {
            if (_length > 0 && time > _since)
            {
                Use.Length.Add(new Segment(_length, -1, GoroutineState.Channel, _since, time));
            }

            _since = Math.Max(_since, time);
        }
    }
}
