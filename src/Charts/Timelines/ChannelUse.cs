namespace Charts.Timelines;

/// <summary>What happened to one channel in a run.</summary>
internal sealed class ChannelUse(long number)
{
    internal long Number { get; } = number;

    /// <summary>
    /// How many values lay in it: segments whose <see cref="Segment.Goroutine"/> is the number, never 0, in the order of time.
    /// </summary>
    internal List<Segment> Length { get; } = [];

    /// <summary>When senders waited for it; a select that could also have done something else is not among them.</summary>
    internal List<(long Start, long End)> Senders { get; } = [];

    /// <summary>When receivers waited for it.</summary>
    internal List<(long Start, long End)> Receivers { get; } = [];

    /// <summary>How many values were put into it or handed over.</summary>
    internal int Values { get; set; }

    /// <summary>When it was closed, and by whom; null if it was not.</summary>
    internal (long Time, long Goroutine)? Closed { get; set; }

    /// <summary>
    /// How many values fit: as many as lay in it whenever a sender had to wait; null if none had to, for then a trace
    /// does not tell.
    /// </summary>
    internal long? Capacity { get; set; }

    internal string Name => Units.Text($"channel #{Number}");

    /// <summary>The most values that ever lay in it for a while.</summary>
    internal long Most => Length.Count == 0 ? 0 : Length.Max(segment => segment.Goroutine);

    internal long SendersWaited => Senders.Sum(wait => wait.End - wait.Start);

    internal long ReceiversWaited => Receivers.Sum(wait => wait.End - wait.Start);

    /// <summary>How many values lay in it on average over a time.</summary>
    internal double Mean(long end) =>
        end == 0 ? 0 : Length.Sum(segment => segment.Goroutine * (double)segment.Length) / end;

    /// <summary>How long it was full; 0 if it is not known how many values fit.</summary>
    internal long Full =>
        Capacity is > 0 and var capacity
            ? Length.Where(segment => segment.Goroutine >= capacity).Sum(segment => segment.Length)
            : 0;
}
