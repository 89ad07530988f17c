using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Running a program, for every shape of main.</content>
public static partial class GoRuntime
{
    /// <summary>Runs a program on real cores until its main returns, or it dies.</summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What came of it; a failure is in the result, not thrown.</returns>
    [OverloadResolutionPriority(5)]
    public static Task<ProgramRun> Run(
        Func<GoTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(main, options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Task<ProgramRun> Run<T>(
        Func<GoTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Task<ProgramRun> Run(
        Func<Task> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<ProgramRun> Run(
        Func<ValueTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<ProgramRun> Run<T>(
        Func<ValueTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Task<ProgramRun> Run<T>(
        Func<T> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Task<ProgramRun> Run(
        Action main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(main), options, file, line);
}
