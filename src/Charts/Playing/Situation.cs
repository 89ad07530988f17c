using Goroutines;

namespace Charts.Playing;

/// <summary>A position and what has been written on the way to it.</summary>
internal sealed class Situation(Situation? before, SchedulePosition position)
{
    internal SchedulePosition Position { get; } = position;

    internal FindingKind? Death => Position.End?.Death;

    /// <summary>All that has been written to the console so far.</summary>
    internal string Output { get; } =
        string.Concat(before?.Output, string.Concat(Written(position).Select(e => e.Text)));

    /// <summary>What main returned, as text: it stands in the output of an end, and nobody printed it.</summary>
    internal string Returned =>
        Position.End is { } end && end.Output.StartsWith(Output, StringComparison.Ordinal)
            ? end.Output[Output.Length..]
            : "";

    /// <summary>How many goroutines have printed one text, and not yet the other.</summary>
    internal int CountBetween(string enter, string leave)
    {
        var inside = new HashSet<long>();
        var most = 0;
        foreach (var write in Writes())
        {
            if (write.Text!.Contains(enter, StringComparison.Ordinal))
            {
                inside.Add(write.Goroutine);
                most = Math.Max(most, inside.Count);
            }

            if (write.Text.Contains(leave, StringComparison.Ordinal))
            {
                inside.Remove(write.Goroutine);
            }
        }

        return most;
    }

    private IEnumerable<TraceEvent> Writes() => (before?.Writes() ?? []).Concat(Written(Position));

    private static IEnumerable<TraceEvent> Written(SchedulePosition position) =>
        position.Events.Where(e => e.Kind == TraceEventKind.Output && e.Text is not null);
}
