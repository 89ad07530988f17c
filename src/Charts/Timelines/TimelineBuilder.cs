using Goroutines;

namespace Charts.Timelines;

/// <summary>
/// Follows every goroutine and processor through the events of a trace.
/// A trace may have lost events or begin in the middle, so nothing is taken for granted: a goroutine that
/// was never seen is born where it first appears, and a processor that runs another has let go of the first.
/// </summary>
internal sealed class TimelineBuilder
{
    private readonly List<GoroutineLane?> _occupants = [];

    internal Dictionary<long, GoroutineLane> Goroutines { get; } = [];
    internal List<List<Segment>> Processors { get; } = [];
    internal List<Segment> OffProcessor { get; } = [];
    internal List<Wake> Wakes { get; } = [];
    internal List<Steal> Steals { get; } = [];

    internal IReadOnlyList<Segment> Lane(int processor) =>
        processor < Processors.Count ? Processors[processor] : [];

    internal void Add(in TraceEvent e, long time)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Created:
                Create(e, time);
                break;
            case TraceEventKind.Ready when e.Goroutine > 0:
                Ready(e, time);
                break;
            case TraceEventKind.Running when e.Goroutine > 0:
                Run(Find(e.Goroutine, time), e.Processor, time);
                break;
            case TraceEventKind.Blocked when e.Goroutine > 0:
                Block(Find(e.Goroutine, time), e.Text, time);
                break;
            case TraceEventKind.Yielded when e.Goroutine > 0:
                Leave(Find(e.Goroutine, time), GoroutineState.Ready, null, time);
                break;
            case TraceEventKind.Ended when e.Goroutine > 0:
                var ending = Find(e.Goroutine, time);
                Vacate(ending);
                Keep(ending.End(time));
                break;
            case TraceEventKind.ProcessorLent:
                Lend(e, time);
                break;
            case TraceEventKind.ProcessorStopped when Occupant(e.Processor) is { } stopped:
                Leave(stopped, GoroutineState.Ready, null, time);
                break;
            case TraceEventKind.Stolen:
                Steals.Add(new Steal(time, e.Processor, e.Subject, e.Goroutine));
                break;
            default:
                break;
        }
    }

    internal void Finish(long end)
    {
        foreach (var lane in Goroutines.Values)
        {
            if (lane.Ended is null)
            {
                Keep(lane.Enter(lane.State, lane.Processor, null, end));
            }
        }

        foreach (var processor in Processors)
        {
            processor.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        }

        OffProcessor.Sort((a, b) => (a.Start, a.Goroutine).CompareTo((b.Start, b.Goroutine)));
    }

    private void Create(in TraceEvent e, long time)
    {
        var lane = Find(e.Goroutine, time);
        lane.Maker = e.Other;
        lane.Place = Units.Place(e.File, e.Line);
        (lane.File, lane.Line) = (e.File, e.Line);
        if (e.Other > 0)
        {
            Wakes.Add(new Wake(time, e.Other, e.Goroutine, IsCreation: true));
        }
    }

    private void Ready(in TraceEvent e, long time)
    {
        var lane = Find(e.Goroutine, time);
        if (lane.State.IsWaiting())
        {
            Keep(lane.Enter(GoroutineState.Ready, -1, null, time));
        }
        else if (lane.State != GoroutineState.Ready)
        {
            lane.WokenEarly = true;
        }
        else
        {
            // A new goroutine is put in the queue by its maker: that arrow is drawn already.
            return;
        }

        if (e.Other > 0 && e.Other != e.Goroutine)
        {
            Wakes.Add(new Wake(time, e.Other, e.Goroutine, IsCreation: false));
        }
    }

    private void Run(GoroutineLane lane, int processor, long time)
    {
        lane.WokenEarly = false;
        if (lane.State == GoroutineState.Running && lane.Processor == processor)
        {
            return;
        }

        Vacate(lane);
        if (Occupant(processor) is { } previous)
        {
            Leave(previous, GoroutineState.Ready, null, time);
        }

        Keep(lane.Enter(GoroutineState.Running, processor, null, time));
        if (processor >= 0)
        {
            while (_occupants.Count <= processor)
            {
                _occupants.Add(null);
                Processors.Add([]);
            }

            _occupants[processor] = lane;
        }
    }

    private void Block(GoroutineLane lane, string? reason, long time)
    {
        var state = lane.WokenEarly ? GoroutineState.Ready : GoroutineStates.OfReason(reason);
        lane.WokenEarly = false;
        Leave(lane, state, state == GoroutineState.Ready ? null : reason, time);
    }

    private void Lend(in TraceEvent e, long time)
    {
        var lane = e.Goroutine > 0 ? Find(e.Goroutine, time) : Occupant(e.Processor);
        if (lane is { State: GoroutineState.Running })
        {
            Leave(lane, GoroutineState.OffProcessor, null, time);
        }
    }

    private void Leave(GoroutineLane lane, GoroutineState state, string? reason, long time)
    {
        Vacate(lane);
        Keep(lane.Enter(state, -1, reason, time));
    }

    private void Vacate(GoroutineLane lane)
    {
        if (Occupant(lane.Processor) == lane)
        {
            _occupants[lane.Processor] = null;
        }
    }

    private void Keep(in Segment finished)
    {
        if (finished.State == GoroutineState.OffProcessor && finished.Length > 0)
        {
            OffProcessor.Add(finished);
        }
        else if (finished.State == GoroutineState.Running && finished.Processor >= 0)
        {
            Processors[finished.Processor].Add(finished);
        }
    }

    private GoroutineLane? Occupant(int processor) =>
        processor >= 0 && processor < _occupants.Count ? _occupants[processor] : null;

    private GoroutineLane Find(long number, long time)
    {
        if (!Goroutines.TryGetValue(number, out var lane))
        {
            lane = new GoroutineLane(number, time);
            Goroutines.Add(number, lane);
        }

        return lane;
    }
}
