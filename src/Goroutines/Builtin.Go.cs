using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>The go statement, for functions without arguments, of every shape.</content>
public static partial class Builtin
{
    /// <summary>Starts a goroutine: <c>go f()</c>.</summary>
    /// <param name="f">The goroutine's function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static void Go(
        Func<GoTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(f, file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static void Go<T>(
        Func<GoTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of(f), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static void Go(
        Func<Task> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of(f), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go(
        Func<ValueTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of(f), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T>(
        Func<ValueTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of(f), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static void Go<T>(
        Func<T> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of(f), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static void Go(
        Action f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(f, file, line);
}
