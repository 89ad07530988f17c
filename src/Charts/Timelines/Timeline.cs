using Goroutines;

namespace Charts.Timelines;

/// <summary>
/// A trace as lanes of segments: what every figure draws.
/// In a processor's lane no two segments overlap; in a goroutine's they follow each other without gap.
/// </summary>
internal sealed class Timeline
{
    private Timeline(Trace trace, TimelineBuilder builder, long end, bool countsSteps)
    {
        MaxProcs = Math.Max(trace.MaxProcs, builder.Processors.Count);
        End = end;
        CountsSteps = countsSteps;
        IsSimulated = trace.IsSimulated;
        Dropped = trace.Dropped;
        Cpu = trace.Cpu is { Samples.Count: > 0 } cpu ? cpu : null;
        Processors = [.. Enumerable.Range(0, MaxProcs).Select(builder.Lane)];
        Goroutines = [.. builder.Goroutines.Values.OrderBy(lane => lane.Number)];
        OffProcessor = builder.OffProcessor;
        Wakes = builder.Wakes;
        Steals = builder.Steals;
    }

    internal int MaxProcs { get; }

    /// <summary>The end of the run, in nanoseconds, or in steps when <see cref="CountsSteps"/>.</summary>
    internal long End { get; }

    /// <summary>Whether no time passed in the run, so that the axis counts events instead of nanoseconds.</summary>
    internal bool CountsSteps { get; }

    internal bool IsSimulated { get; }

    /// <summary>How many events are missing from the beginning.</summary>
    internal long Dropped { get; }

    /// <summary>What the operating system has counted; null if it was not asked.</summary>
    internal CpuUse? Cpu { get; }

    /// <summary>What ran on each processor.</summary>
    internal IReadOnlyList<IReadOnlyList<Segment>> Processors { get; }

    /// <summary>All goroutines in the order of their numbers.</summary>
    internal IReadOnlyList<GoroutineLane> Goroutines { get; }

    /// <summary>Goroutines that went on after their processor was lent to another worker.</summary>
    internal IReadOnlyList<Segment> OffProcessor { get; }

    internal IReadOnlyList<Wake> Wakes { get; }

    internal IReadOnlyList<Steal> Steals { get; }

    internal static Timeline Of(Trace trace)
    {
        var events = trace.Events;
        var last = events.Count == 0 ? 0 : events[^1].Time;
        var nanoseconds = (long)Math.Min(long.MaxValue, trace.Elapsed.Ticks * 100m);
        var end = Math.Max(last, nanoseconds);
        var countsSteps = end <= 0;
        if (countsSteps)
        {
            end = events.Count;
        }

        var builder = new TimelineBuilder();
        for (var index = 0; index < events.Count; index++)
        {
            builder.Add(events[index], countsSteps ? index : events[index].Time);
        }

        builder.Finish(end);
        return new Timeline(trace, builder, end, countsSteps);
    }

    /// <summary>How long processor <paramref name="processor"/> ran goroutines.</summary>
    internal long Busy(int processor) => Processors[processor].Sum(segment => segment.Length);

    /// <summary>The share of all processors' time that was used, from 0 to 1.</summary>
    internal double MeanUtilization() =>
        End == 0
            ? 0
            : Enumerable.Range(0, MaxProcs).Sum(p => (double)Busy(p)) / ((double)End * MaxProcs);

    /// <summary>Time spent in each state by all goroutines together.</summary>
    internal IReadOnlyDictionary<GoroutineState, double> TimeByState()
    {
        var sums = new SortedDictionary<GoroutineState, double>();
        foreach (var lane in Goroutines)
        {
            foreach (var segment in lane.Segments)
            {
                sums[segment.State] = sums.GetValueOrDefault(segment.State) + segment.Length;
            }
        }

        return sums;
    }
}
