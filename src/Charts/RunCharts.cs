using Goroutines;

namespace Charts;

/// <summary>Pictures of a run that was traced: the same as those of its <see cref="ProgramRun.Trace"/>.</summary>
public static class RunCharts
{
    /// <inheritdoc cref="TraceCharts.CoreUtilization"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure CoreUtilization(this ProgramRun run, string? title = null) =>
        TraceOf(run).CoreUtilization(title);

    /// <inheritdoc cref="TraceCharts.CoreTimeline"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure CoreTimeline(this ProgramRun run, string? title = null) =>
        TraceOf(run).CoreTimeline(title);

    /// <inheritdoc cref="TraceCharts.GoroutineTimeline"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure GoroutineTimeline(this ProgramRun run, string? title = null) =>
        TraceOf(run).GoroutineTimeline(title);

    /// <inheritdoc cref="TraceCharts.Interleaving"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure Interleaving(this ProgramRun run, string? title = null) =>
        TraceOf(run).Interleaving(title);

    /// <inheritdoc cref="TraceCharts.WaitForGraph"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure WaitForGraph(this ProgramRun run, string? title = null) =>
        TraceOf(run).WaitForGraph(title);

    /// <inheritdoc cref="TraceCharts.Difference"/>
    /// <param name="run">The first run; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="other">The second run, likewise: mostly a replay of the same program.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">A run has no trace.</exception>
    public static Figure Difference(this ProgramRun run, ProgramRun other, string? title = null) =>
        TraceOf(run).Difference(TraceOf(other), title);

    /// <inheritdoc cref="TraceCharts.LockContention"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure LockContention(this ProgramRun run, string? title = null) =>
        TraceOf(run).LockContention(title);

    /// <inheritdoc cref="TraceCharts.Latencies"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure Latencies(this ProgramRun run, string? title = null) =>
        TraceOf(run).Latencies(title);

    /// <inheritdoc cref="TraceCharts.SpawnTree"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure SpawnTree(this ProgramRun run, string? title = null) =>
        TraceOf(run).SpawnTree(title);

    /// <inheritdoc cref="TraceCharts.CriticalPath"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure CriticalPath(this ProgramRun run, string? title = null) =>
        TraceOf(run).CriticalPath(title);

    /// <inheritdoc cref="TraceCharts.MessageFlow"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure MessageFlow(this ProgramRun run, string? title = null) =>
        TraceOf(run).MessageFlow(title);

    /// <inheritdoc cref="TraceCharts.ChannelOccupancy"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure ChannelOccupancy(this ProgramRun run, string? title = null) =>
        TraceOf(run).ChannelOccupancy(title);

    /// <inheritdoc cref="TraceCharts.WaitReasons"/>
    /// <param name="run">The run to show; it must have been run with <c>Trace = true</c>.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">The run has no trace.</exception>
    public static Figure WaitReasons(this ProgramRun run, string? title = null) =>
        TraceOf(run).WaitReasons(title);

    internal static Trace TraceOf(ProgramRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Trace
            ?? throw new ArgumentException(
                "this run has no trace: run it with Trace = true",
                nameof(run)
            );
    }
}
