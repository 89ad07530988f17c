namespace Goroutines;

/// <summary>Waits for something outside the library: a socket, a file, a task of .NET.</summary>
/// <remarks>
/// Nobody tells of such a wait. It is what is left when a goroutine's step is over without a wait of the library, and is
/// noted then; but by then the step is nobody's any more. A function may be carried to its end by one thread before the
/// function that awaits it has left another, and goes on there. What follows tells the two apart: who has really waited is
/// made ready first.
/// </remarks>
internal static class OutsideWaits
{
    /// <summary>What Go calls it in its reports.</summary>
    internal const string Reason = "IO wait";

    /// <summary>The events without the waits that were none.</summary>
    /// <param name="events">Events in the order of time.</param>
    internal static List<TraceEvent> Confirmed(List<TraceEvent> events)
    {
        if (!events.Exists(IsOne))
            return events;
        var waits = new Dictionary<long, int>();
        var ended = new HashSet<long>();
        var unconfirmed = new HashSet<int>();
        for (int i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.Goroutine <= 0 || !IsOwn(e.Kind))
                continue;
            if (waits.Remove(e.Goroutine, out int wait) && e.Kind != TraceEventKind.Ready)
                unconfirmed.Add(wait);
            if (e.Kind == TraceEventKind.Ended)
                ended.Add(e.Goroutine);
            else if (IsOne(e))
            {
                waits[e.Goroutine] = i;
                if (ended.Contains(e.Goroutine))
                    unconfirmed.Add(i);
            }
        }
        return unconfirmed.Count == 0
            ? events
            : [.. events.Where((_, place) => !unconfirmed.Contains(place))];
    }

    private static bool IsOne(TraceEvent e) => e is { Kind: TraceEventKind.Blocked, Text: Reason };

    /// <summary>Whether it happens to the goroutine itself, and not to its place in a queue or to its processor.</summary>
    private static bool IsOwn(TraceEventKind kind) =>
        kind is not (TraceEventKind.Stolen or TraceEventKind.ProcessorLent);
}
