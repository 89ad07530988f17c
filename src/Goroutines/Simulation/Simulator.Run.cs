using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Simulating a program, for every shape of main.</content>
public static partial class Simulator
{
    /// <summary>Runs a program on a virtual machine until its main returns, or it dies.</summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="options">The machine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What came of it; a failure is in the result, not thrown.</returns>
    [OverloadResolutionPriority(5)]
    public static ProgramRun Run(
        [Simulated] Func<GoTask> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(main, options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static ProgramRun Run<T>(
        [Simulated] Func<GoTask<T>> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static ProgramRun Run(
        [Simulated] Func<Task> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Run(
        [Simulated] Func<ValueTask> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Run<T>(
        [Simulated] Func<ValueTask<T>> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static ProgramRun Run<T>(
        [Simulated] Func<T> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static ProgramRun Run(
        [Simulated] Action main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);
}
