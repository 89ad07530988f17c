using System.Runtime.InteropServices;
using Goroutines;

namespace Charts.Timelines;

/// <summary>A goroutine begins to be in a state.</summary>
/// <param name="Index">The event's place in the trace.</param>
/// <param name="Time">When, in the timeline's unit.</param>
/// <param name="State">The state.</param>
/// <param name="Wait">The event that made it wait; the default if it does not.</param>
/// <param name="By">Who started it or ended its wait; 0 if nobody did.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Moment(
    int Index,
    long Time,
    GoroutineState State,
    TraceEvent Wait = default,
    long By = 0
)
{
    /// <summary>Whether the goroutine's life is over.</summary>
    internal bool IsEnd { get; init; }
}

/// <summary>What every goroutine went through, in the order of the events.</summary>
internal sealed class Moments
{
    private readonly Dictionary<long, List<Moment>> _all = [];
    private readonly HashSet<long> _wokenEarly = [];

    internal static Moments Of(Trace trace, Timeline timeline)
    {
        var moments = new Moments();
        for (var index = 0; index < trace.Events.Count; index++)
        {
            var e = trace.Events[index];
            if (e.Goroutine > 0)
            {
                moments.Read(e, index, timeline.CountsSteps ? index : e.Time);
            }
        }

        return moments;
    }

    /// <summary>The end of main; where it has none, the last time that anybody stopped running.</summary>
    internal (long Goroutine, Moment At)? Last()
    {
        if (_all.TryGetValue(1, out var main) && main[^1].IsEnd)
        {
            return (1, main[^1]);
        }

        var last = _all.Where(pair => pair.Value.Count > 1)
            .Select(pair => (pair.Key, At: pair.Value[^1]))
            .OrderByDescending(pair => pair.At.Index)
            .ToList();
        return last.Count == 0 ? null : last[0];
    }

    /// <summary>The last moment of a goroutine before an event; null if the trace has none.</summary>
    internal Moment? Before(long goroutine, int index)
    {
        if (!_all.TryGetValue(goroutine, out var moments))
        {
            return null;
        }

        var low = 0;
        var high = moments.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (moments[middle].Index < index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : moments[low - 1];
    }

    private void Read(in TraceEvent e, int index, long time)
    {
        var now = Before(e.Goroutine, int.MaxValue);
        switch (e.Kind)
        {
            case TraceEventKind.Created:
                Add(e.Goroutine, new(index, time, GoroutineState.Ready, By: e.Other));
                break;
            case TraceEventKind.Ready when now?.State.IsWaiting() == true:
                var by = e.Other == e.Goroutine ? 0 : e.Other;
                Add(e.Goroutine, new(index, time, GoroutineState.Ready, By: by));
                break;
            case TraceEventKind.Ready when now?.State is not GoroutineState.Ready:
                _wokenEarly.Add(e.Goroutine);
                break;
            case TraceEventKind.Running:
                _wokenEarly.Remove(e.Goroutine);
                Add(e.Goroutine, new(index, time, GoroutineState.Running));
                break;
            case TraceEventKind.Blocked when _wokenEarly.Remove(e.Goroutine):
            case TraceEventKind.Yielded:
                Add(e.Goroutine, new(index, time, GoroutineState.Ready));
                break;
            case TraceEventKind.Blocked:
                Add(e.Goroutine, new(index, time, GoroutineStates.OfReason(e.Text), e));
                break;
            case TraceEventKind.ProcessorLent when now?.State == GoroutineState.Running:
                Add(e.Goroutine, new(index, time, GoroutineState.OffProcessor));
                break;
            case TraceEventKind.Ended:
                Add(e.Goroutine, new(index, time, GoroutineState.Other) { IsEnd = true });
                break;
            default:
                break;
        }
    }

    private void Add(long goroutine, in Moment moment)
    {
        if (!_all.TryGetValue(goroutine, out var moments))
        {
            _all.Add(goroutine, moments = []);
        }

        moments.Add(moment);
    }
}
