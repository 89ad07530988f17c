using Charts.Figures.Channels;
using Charts.Figures.Cores;
using Charts.Figures.Lives;
using Charts.Figures.Locks;
using Charts.Figures.Orders;
using Charts.Figures.Paths;
using Charts.Figures.Waits;
using Charts.Timelines;
using Goroutines;

namespace Charts;

/// <summary>Pictures of a trace.</summary>
public static class TraceCharts
{
    /// <summary>How many processors were busy over time, and each one's share.</summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure CoreUtilization(this Trace trace, string? title = null) =>
        CoreUtilizationFigure.Draw(Read(trace), title);

    /// <summary>One lane per processor: which goroutine it ran when, and which ones it stole.</summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure CoreTimeline(this Trace trace, string? title = null) =>
        CoreTimelineFigure.Draw(Read(trace), title);

    /// <summary>One lane per goroutine: when it ran, stood ready or waited, for what, and who woke it.</summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure GoroutineTimeline(this Trace trace, string? title = null) =>
        GoroutineTimelineFigure.Draw(Read(trace), title);

    /// <summary>The steps of the run in order: which goroutine did what, one numbered row each.</summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure Interleaving(this Trace trace, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return InterleavingFigure.Draw(trace, title);
    }

    /// <summary>
    /// Who waits for whom at the end of the run: goroutines, what they wait for, and who holds it; circles stand out.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure WaitForGraph(this Trace trace, string? title = null) =>
        WaitForFigure.Draw(Goroutines.WaitForGraph.Of(trace), title, trace.Dropped);

    /// <summary>Two runs of one program side by side: the steps that both have, and those in which they differ.</summary>
    /// <param name="trace">The first run.</param>
    /// <param name="other">The second run.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure Difference(this Trace trace, Trace other, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(other);
        return DifferenceFigure.Draw(trace, other, title);
    }

    /// <summary>
    /// Every lock of the run, the one that was waited for longest first: who had it when, how many goroutines waited
    /// meanwhile, and who waited longest. A wait lasts until the goroutine has the lock.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure LockContention(this Trace trace, string? title = null) =>
        LockContentionFigure.Draw(trace, Read(trace), title);

    /// <summary>
    /// Histograms of how long goroutines waited, each time: from ready to running, and for each reason to wait; with the
    /// length that half and 99 % of the waits do not exceed. Waits that were not over at the end are counted in the title.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure Latencies(this Trace trace, string? title = null) =>
        LatenciesFigure.Draw(trace, Read(trace), title);

    /// <summary>
    /// Who started whom, where in the code, and how long each goroutine lived; where they are many, those that were started
    /// at one place are one row.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure SpawnTree(this Trace trace, string? title = null) =>
        SpawnTreeFigure.Draw(Read(trace), title);

    /// <summary>
    /// The chain of work and waits that set the run time, from main's end backwards through who woke whom and who started
    /// whom; what the time was made of; and how long the run would take if the lock that cost most of it cost nothing.
    /// </summary>
    /// <remarks>
    /// The parts sum to the run time. Time in which the chain goes through others because it waits for a lock counts as
    /// waiting for that lock, and so neither as their work nor as their waiting for a core. How long the run would take comes
    /// from the simulator, which runs a model of the trace on as many cores: every goroutine works as long as it did between
    /// its waits, whenever that is; locks are taken by whoever comes first; a WaitGroup waits for as many <c>Done</c> as it
    /// had; any other wait that a goroutine ended waits for the same step of the same goroutine; other waits take as long as
    /// they took. Waits that did not happen, because something was there already, are not in the model. Where the model
    /// of the run as it was takes another time than the run, the figure says so. A run that main does not end, that takes no
    /// time, or that has more than 200,000 steps, is not run again.
    /// </remarks>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure CriticalPath(this Trace trace, string? title = null) =>
        CriticalPathFigure.Draw(trace, Read(trace), title);

    /// <summary>
    /// A space-time diagram: a line for each goroutine, and an arrow for each value from where it was sent to where it was
    /// received; how much it leans is how long the value lay in the channel. Many goroutines stand together by where they
    /// were started, many values as one thick arrow.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure MessageFlow(this Trace trace, string? title = null) =>
        MessageFlowFigure.Draw(trace, Read(trace), title);

    /// <summary>
    /// How many values lay in each channel over time, its capacity if a sender ever had to wait, and below how many senders
    /// and receivers waited; the channel that was waited for longest first. Who waits in a select is not counted.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure ChannelOccupancy(this Trace trace, string? title = null) =>
        ChannelOccupancyFigure.Draw(trace, Read(trace), title);

    /// <summary>
    /// How long goroutines waited in all, for each reason and for a core, and which of them; the reason of which it was
    /// most first. A wait that was not over when the run was lasts until then.
    /// </summary>
    /// <param name="trace">The run to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure WaitReasons(this Trace trace, string? title = null) =>
        WaitReasonsFigure.Draw(Read(trace), title);

    private static Timeline Read(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Timeline.Of(trace);
    }
}
