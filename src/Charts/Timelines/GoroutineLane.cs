namespace Charts.Timelines;

/// <summary>The life of one goroutine: its segments follow each other without gap or overlap.</summary>
internal sealed class GoroutineLane(long number, long start)
{
    private readonly List<Segment> _segments = [];

    /// <summary>The goroutine's number; 1 is main.</summary>
    internal long Number { get; } = number;

    /// <summary>When it was made.</summary>
    internal long Start { get; } = start;

    /// <summary>Who made it; 0 if unknown.</summary>
    internal long Maker { get; set; }

    /// <summary>Where it was made, as <c>file:line</c>; null if unknown.</summary>
    internal string? Place { get; set; }

    /// <summary>The file of <see cref="Place"/> with its folder; null if unknown.</summary>
    internal string? File { get; set; }

    /// <summary>The line in <see cref="File"/>.</summary>
    internal int Line { get; set; }

    /// <summary>When its function returned; null if it was still alive at the end of the trace.</summary>
    internal long? Ended { get; private set; }

    internal IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Its name in Go's reports, with main named.</summary>
    internal string Name => Number == 1 ? "G1 main" : Units.Text($"G{Number}");

    internal GoroutineState State { get; private set; } = GoroutineState.Ready;

    internal int Processor { get; private set; } = -1;

    internal long Since { get; private set; } = start;

    /// <summary>Whether it was readied before the trace showed it waiting: the two race on real cores.</summary>
    internal bool WokenEarly { get; set; }

    private string? Reason { get; set; }

    /// <summary>Ends the state it was in and begins the next; the finished segment is the result.</summary>
    internal Segment Enter(GoroutineState state, int processor, string? reason, long time)
    {
        var finished = new Segment(Number, Processor, State, Since, Math.Max(Since, time), Reason);
        if (Ended is null)
        {
            // A state that lasted no time is kept only if it ran: a tick in the picture that something happened.
            if (finished.Length > 0 || State == GoroutineState.Running)
            {
                _segments.Add(finished);
            }
        }

        (State, Processor, Reason, Since) = (state, processor, reason, finished.End);
        return finished;
    }

    internal Segment End(long time)
    {
        var finished = Enter(GoroutineState.Other, -1, null, time);
        Ended = finished.End;
        return finished;
    }
}
