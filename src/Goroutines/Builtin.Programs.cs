using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Programs in a cell: like <c>GoRuntime.Run</c> and <c>Simulator.Run</c>, but a failure is thrown.</content>
public static partial class Builtin
{
    /// <summary>Runs a program on real cores; throws what it died of.</summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">A goroutine panicked.</exception>
    /// <exception cref="FatalErrorException">A fatal error, or all goroutines were asleep.</exception>
    [OverloadResolutionPriority(5)]
    public static Task<ProgramRun> Run(
        Func<GoTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(main, options, file, line);

    /// <summary>Runs a program on a virtual machine; throws what it died of.</summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="options">The machine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">A goroutine panicked.</exception>
    /// <exception cref="FatalErrorException">A fatal error, or all goroutines were asleep.</exception>
    [OverloadResolutionPriority(5)]
    public static ProgramRun Simulate(
        Func<GoTask> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(main, options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Task<ProgramRun> Run<T>(
        Func<GoTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static ProgramRun Simulate<T>(
        Func<GoTask<T>> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Task<ProgramRun> Run(
        Func<Task> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static ProgramRun Simulate(
        Func<Task> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<ProgramRun> Run(
        Func<ValueTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Simulate(
        Func<ValueTask> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<ProgramRun> Run<T>(
        Func<ValueTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ProgramRun Simulate<T>(
        Func<ValueTask<T>> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Task<ProgramRun> Run<T>(
        Func<T> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static ProgramRun Simulate<T>(
        Func<T> main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Task<ProgramRun> Run(
        Action main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => GoRuntime.RunOrThrow(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Simulate(Func{GoTask}, SimulationOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static ProgramRun Simulate(
        Action main,
        SimulationOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Simulator.RunOrThrow(Shape.Of(main), options, file, line);
}
