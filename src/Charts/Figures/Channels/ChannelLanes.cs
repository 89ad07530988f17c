using Charts.Timelines;

namespace Charts.Figures.Channels;

/// <summary>One channel as lanes: how full it was, and how many senders and receivers waited.</summary>
internal sealed class ChannelLanes
{
    internal ChannelLanes(ChannelUse use)
    {
        Use = use;
        Senders = Counts.Of(use.Senders);
        Receivers = Counts.Of(use.Receivers);
        MostWaiting = Senders.Concat(Receivers).Select(s => s.Goroutine).DefaultIfEmpty().Max();
        Scale = Math.Max(use.Most, use.Capacity ?? 0);
    }

    internal ChannelUse Use { get; }

    internal IReadOnlyList<Segment> Senders { get; }

    internal IReadOnlyList<Segment> Receivers { get; }

    /// <summary>The most that waited at once on either side.</summary>
    internal long MostWaiting { get; }

    /// <summary>How many values the height of the lane stands for; 0 if none ever lay in it.</summary>
    internal long Scale { get; }

    /// <summary>What is known of the channel in a line.</summary>
    internal string Detail(Timeline timeline)
    {
        var end = timeline.End;
        var holds = Use switch
        {
            { Capacity: 0 } => "unbuffered",
            { Capacity: > 0 and var places } => Units.Text(
                $"{Units.Count(places, "place")}, full {Units.Percent(end == 0 ? 0 : (double)Use.Full / end)} of the time, ⌀ {Use.Mean(end):0.##}"
            ),
            { Most: 0 } => "nothing ever stayed in it",
            _ => Units.Text($"at most {Use.Most:#,0} in it, ⌀ {Use.Mean(end):0.##}"),
        };
        return $"{Units.Count(Use.Values, "value")}, {holds} · {Waits(timeline)}";
    }

    /// <summary>Which side waited, and how long.</summary>
    internal string Waits(Timeline timeline) =>
        (Use.SendersWaited, Use.ReceiversWaited) switch
        {
            (0, 0) => "nobody waited",
            (var senders, 0) => $"senders waited {timeline.Span(senders)} in all",
            (0, var receivers) => $"receivers waited {timeline.Span(receivers)} in all",
            var (senders, receivers) =>
                $"senders waited {timeline.Span(senders)} in all, receivers {timeline.Span(receivers)}",
        };
}
