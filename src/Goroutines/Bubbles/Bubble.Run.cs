using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Running a bubble, for every shape of function.</content>
public static partial class Bubble
{
    /// <summary>Runs a function in a new bubble and waits for all its goroutines: <c>synctest.Test</c>.</summary>
    /// <remarks>In plain .NET code the bubble is a program of its own, and what it dies of is thrown.</remarks>
    /// <param name="body">The bubble's first goroutine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">
    /// <c>deadlock: all goroutines in bubble are blocked</c>;
    /// <c>deadlock: main bubble goroutine has exited but blocked goroutines remain</c>;
    /// <c>synctest.Run called from within a synctest bubble</c>.
    /// </exception>
    [OverloadResolutionPriority(5)]
    public static GoTask Run(
        Func<GoTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(body, file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static GoTask Run<T>(
        Func<GoTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static GoTask Run(
        Func<Task> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static GoTask Run(
        Func<ValueTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static GoTask Run<T>(
        Func<ValueTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static GoTask Run<T>(
        Func<T> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);

    /// <inheritdoc cref="Run(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static GoTask Run(
        Action body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(Shape.Of(body), file, line);
}
