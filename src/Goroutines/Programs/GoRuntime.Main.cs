using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>A console program's main, for every shape of function.</content>
public static partial class GoRuntime
{
    /// <summary>Runs a console program: <c>return await GoRuntime.Main(main);</c> is its whole entry point.</summary>
    /// <remarks>It has the process's own streams; what it dies of is reported on stderr as Go does.</remarks>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Go's exit code: 0 when main returned, 2 when the program died.</returns>
    [OverloadResolutionPriority(5)]
    public static Task<int> Main(
        Func<GoTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(main, options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Task<int> Main<T>(
        Func<GoTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Task<int> Main(
        Func<Task> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<int> Main(
        Func<ValueTask> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Task<int> Main<T>(
        Func<ValueTask<T>> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Task<int> Main<T>(
        Func<T> main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);

    /// <inheritdoc cref="Main(Func{GoTask}, RunOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Task<int> Main(
        Action main,
        RunOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => MainCore(Shape.Of(main), options, file, line);
}
