using System.Runtime.CompilerServices;
using Charts.Figures.Orders;
using Goroutines;

namespace Charts;

/// <summary>Pictures of a fault that an exploration has found.</summary>
public static class FindingCharts
{
    /// <summary>
    /// Runs the program once more under the schedule of the fault, and shows its steps in order: who did what, at which
    /// line of code, and where a goroutine was interrupted.
    /// </summary>
    /// <param name="finding">The fault.</param>
    /// <param name="main">The program that was explored.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="SimulationException">It is another program, or not the same each time.</exception>
    [OverloadResolutionPriority(5)]
    public static Figure Counterexample(
        this Finding finding,
        Func<GoTask> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(4)]
    public static Figure Counterexample<T>(
        this Finding finding,
        Func<GoTask<T>> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(3)]
    public static Figure Counterexample(
        this Finding finding,
        Func<Task> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(2)]
    public static Figure Counterexample(
        this Finding finding,
        Func<ValueTask> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(2)]
    public static Figure Counterexample<T>(
        this Finding finding,
        Func<ValueTask<T>> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(1)]
    public static Figure Counterexample<T>(
        this Finding finding,
        Func<T> main,
        string? title = null
    ) => Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    /// <inheritdoc cref="Counterexample(Finding, Func{GoTask}, string)"/>
    [OverloadResolutionPriority(0)]
    public static Figure Counterexample(this Finding finding, Action main, string? title = null) =>
        Draw(finding, schedule => Simulator.Replay(main, schedule, showOutput: false), title);

    private static Figure Draw(Finding finding, Func<string, ProgramRun> replay, string? title)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return CounterexampleFigure.Draw(finding, replay(finding.Schedule).Trace!, title);
    }
}
