using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Repeating one schedule, for every shape of main.</content>
public static partial class Simulator
{
    /// <summary>Runs a program under one schedule that an exploration has named.</summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="schedule">The schedule, as in <see cref="Finding.Schedule"/> or <see cref="Outcome.Schedule"/>.</param>
    /// <param name="showOutput">Whether what it writes is also shown as it comes.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What came of it; a failure is in the result, not thrown. The trace is there.</returns>
    /// <exception cref="FormatException">It is no schedule.</exception>
    /// <exception cref="SimulationException">The program does not fit it: it is another, or not the same each time.</exception>
    [OverloadResolutionPriority(5)]
    public static ProgramRun Replay(
        [Simulated] Func<GoTask> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(main, schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static ProgramRun Replay<T>(
        [Simulated] Func<GoTask<T>> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static ProgramRun Replay(
        [Simulated] Func<Task> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Replay(
        [Simulated] Func<ValueTask> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Replay<T>(
        [Simulated] Func<ValueTask<T>> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static ProgramRun Replay<T>(
        [Simulated] Func<T> main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);

    /// <inheritdoc cref="Replay(Func{GoTask}, string, bool, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static ProgramRun Replay(
        [Simulated] Action main,
        string schedule,
        bool showOutput = true,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Replaying.Run(Shape.Of(main), schedule, showOutput, file, line);
}
