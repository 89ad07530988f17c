using Goroutines;

namespace Charts.Timelines;

/// <summary>A row of a message flow: one goroutine, or all that were started at one place.</summary>
internal sealed record FlowRow(
    string Name,
    string? Place,
    IReadOnlyList<GoroutineLane> Goroutines,
    bool IsSum
);

/// <summary>An event of a message flow that is no arrow.</summary>
internal sealed record FlowMark(TraceEvent Event, long Channel, int Row, long Time);

/// <summary>Values that went from one row to another through one channel, at about the same time.</summary>
/// <param name="Channel">Number of the channel.</param>
/// <param name="From">Row of the sender.</param>
/// <param name="To">Row of the receiver.</param>
/// <param name="Sent">When the value left its sender; of several the mean.</param>
/// <param name="Received">When it left the channel; of several the mean.</param>
/// <param name="Count">How many values they are.</param>
/// <param name="First">The first of them.</param>
internal sealed record FlowArrow(
    long Channel,
    int From,
    int To,
    double Sent,
    double Received,
    int Count,
    TraceMessage First
);

/// <summary>The values that went through the channels of a run, and the goroutines that they went between.</summary>
internal sealed class Flow
{
    private readonly Trace _trace;
    private readonly Timeline _timeline;
    private readonly Dictionary<long, int> _rows = [];

    private Flow(Trace trace, Timeline timeline, int maxRows)
    {
        (_trace, _timeline) = (trace, timeline);
        var messages = TraceMessages.Of(trace);
        Messages = messages.All;
        Left = messages.Unreceived;
        Closes =
        [
            .. trace
                .Events.Index()
                .Where(pair => pair.Item is { Kind: TraceEventKind.Operation, Text: "close" })
                .Select(pair => pair.Index),
        ];
        Channels =
        [
            .. Messages
                .Concat(Left)
                .Select(message => message.Channel)
                .Concat(Closes.Select(index => trace.Events[index].Subject))
                .Where(channel => channel > 0)
                .Distinct()
                .Order(),
        ];
        var takePart = Messages
            .SelectMany(message => new[] { message.Sender, message.Receiver })
            .Concat(Left.Select(message => message.Sender))
            .Concat(Closes.Select(index => trace.Events[index].Goroutine))
            .ToHashSet();
        var lanes = timeline.Goroutines.Where(lane => takePart.Contains(lane.Number)).ToList();
        Goroutines = lanes.Count;
        Rows = RowsOf(lanes, maxRows);
        foreach (var (row, index) in Rows.Select((row, index) => (row, index)))
        {
            foreach (var lane in row.Goroutines)
            {
                _rows[lane.Number] = index;
            }
        }
    }

    internal IReadOnlyList<TraceMessage> Messages { get; }

    /// <summary>The values that nobody has received.</summary>
    internal IReadOnlyList<TraceMessage> Left { get; }

    /// <summary>The events that closed a channel.</summary>
    internal IReadOnlyList<int> Closes { get; }

    /// <summary>The channels' numbers.</summary>
    internal IReadOnlyList<long> Channels { get; }

    /// <summary>How many goroutines sent, received or closed.</summary>
    internal int Goroutines { get; }

    internal IReadOnlyList<FlowRow> Rows { get; }

    internal static Flow Of(Trace trace, Timeline timeline, int maxRows) =>
        new(trace, timeline, maxRows);

    /// <summary>Where a goroutine's row is; null if it has none.</summary>
    internal int? RowOf(long goroutine) => _rows.TryGetValue(goroutine, out var row) ? row : null;

    /// <summary>When an event was, in the timeline's unit.</summary>
    internal long TimeOf(int index) => _timeline.CountsSteps ? index : _trace.Events[index].Time;

    /// <summary>Where in the picture a value stands that nobody received, or a channel that was closed.</summary>
    internal IEnumerable<FlowMark> Marks(bool ofCloses) =>
        (
            ofCloses
                ? Closes.Select(index => (Index: index, Channel: _trace.Events[index].Subject))
                : Left.Select(message => (Index: message.Sent, message.Channel))
        )
            .Select(at => (at.Index, at.Channel, Row: RowOf(_trace.Events[at.Index].Goroutine)))
            .Where(at => at.Row is not null)
            .Select(at => new FlowMark(
                _trace.Events[at.Index],
                at.Channel,
                at.Row!.Value,
                TimeOf(at.Index)
            ));

    internal TraceEvent EventAt(int index) => _trace.Events[index];

    /// <summary>The longest time that a value lay in a channel; 0 if there was none.</summary>
    internal (long Length, long Channel) Longest()
    {
        var longest = (Length: 0L, Channel: 0L);
        foreach (var message in Messages)
        {
            var length = TimeOf(message.Received) - TimeOf(message.Sent);
            if (length > longest.Length)
            {
                longest = (length, message.Channel);
            }
        }

        return longest;
    }

    /// <summary>
    /// The arrows: values of one channel between the same two rows that left and arrived in the same stretches are one.
    /// The stretches are as long as it takes to have few enough arrows, but no longer than an eighth of the run: beyond
    /// that it would be no picture of when. If there are too many arrows even so, the thickest are drawn.
    /// </summary>
    /// <param name="most">How many arrows there may be.</param>
    /// <param name="mostOfPair">How many of them between the same two rows.</param>
    /// <returns>What is drawn, in the order of time, and how many arrows there would be.</returns>
    internal (List<FlowArrow> Drawn, int Possible) Arrows(int most, int mostOfPair)
    {
        for (var stretch = _timeline.End / 2000.0; ; stretch *= 2)
        {
            var arrows = Arrows(stretch);
            var ofPair = arrows.CountBy(arrow => (arrow.From, arrow.To)).Select(pair => pair.Value);
            if (arrows.Count <= most && ofPair.DefaultIfEmpty().Max() <= mostOfPair)
            {
                return (arrows, arrows.Count);
            }

            if (stretch * 2 > _timeline.End / 8.0)
            {
                var thickest = arrows
                    .OrderByDescending(arrow => arrow.Count)
                    .Take(most)
                    .OrderBy(arrow => arrow.Sent)
                    .ThenBy(arrow => arrow.First.Sent)
                    .ToList();
                return (thickest, arrows.Count);
            }
        }
    }

    private List<FlowArrow> Arrows(double stretch)
    {
        var bundles = new Dictionary<(long, int, int, long, long), Bundle>();
        foreach (var message in Messages)
        {
            if (RowOf(message.Sender) is not { } from || RowOf(message.Receiver) is not { } to)
            {
                continue;
            }

            var (sent, received) = (TimeOf(message.Sent), TimeOf(message.Received));
            var key = (message.Channel, from, to, Part(sent, stretch), Part(received, stretch));
            if (!bundles.TryGetValue(key, out var bundle))
            {
                bundles.Add(key, bundle = new Bundle(message, from, to));
            }

            bundle.Count++;
            bundle.Sent += sent;
            bundle.Received += received;
        }

        return
        [
            .. bundles
                .Values.Select(bundle => new FlowArrow(
                    bundle.First.Channel,
                    bundle.From,
                    bundle.To,
                    bundle.Sent / bundle.Count,
                    bundle.Received / bundle.Count,
                    bundle.Count,
                    bundle.First
                ))
                .OrderBy(arrow => arrow.Sent)
                .ThenBy(arrow => arrow.First.Sent),
        ];
    }

    private static long Part(long time, double stretch) =>
        stretch <= 0 ? time : (long)(time / stretch);

    private static List<FlowRow> RowsOf(List<GoroutineLane> lanes, int maxRows)
    {
        if (lanes.Count <= maxRows)
        {
            return [.. lanes.Select(lane => new FlowRow(lane.Name, lane.Place, [lane], false))];
        }

        // Places in the order of their first goroutines; beyond the last row they are all together.
        var places = lanes.GroupBy(lane => lane.Place ?? "", StringComparer.Ordinal).ToList();
        var rows = places
            .Take(places.Count <= maxRows ? maxRows : maxRows - 1)
            .Select(group => Sum([.. group], group.First().Place))
            .ToList();
        var rest = places.Skip(rows.Count).SelectMany(group => group).ToList();
        if (rest.Count > 0)
        {
            rows.Add(Sum(rest, "other places"));
        }

        return rows;
    }

    private static FlowRow Sum(List<GoroutineLane> lanes, string? place) =>
        lanes.Count == 1
            ? new(lanes[0].Name, lanes[0].Place, lanes, false)
            : new(Units.Count(lanes.Count, "goroutine"), place, lanes, true);

    private sealed class Bundle(TraceMessage first, int from, int to)
    {
        internal TraceMessage First { get; } = first;

        internal int From { get; } = from;

        internal int To { get; } = to;

        internal int Count { get; set; }

        internal double Sent { get; set; }

        internal double Received { get; set; }
    }
}
