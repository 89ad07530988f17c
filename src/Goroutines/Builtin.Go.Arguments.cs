using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>The go statement, for functions of one or two arguments, of every shape.</content>
public static partial class Builtin
{
    /// <summary>Starts a goroutine: <c>go f(a)</c>. The arguments are evaluated here and now.</summary>
    /// <param name="f">The goroutine's function.</param>
    /// <param name="first">Argument of <paramref name="f"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static void Go<T1>(
        Func<T1, GoTask> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(() => f(first), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static void Go<T1, T>(
        Func<T1, GoTask<T>> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<GoTask<T>>)(() => f(first))), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static void Go<T1>(
        Func<T1, Task> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<Task>)(() => f(first))), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1>(
        Func<T1, ValueTask> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask>)(() => f(first))), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T>(
        Func<T1, ValueTask<T>> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask<T>>)(() => f(first))), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static void Go<T1, T>(
        Func<T1, T> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<T>)(() => f(first))), file, line);

    /// <inheritdoc cref="Go{T1}(Func{T1, GoTask}, T1, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static void Go<T1>(
        Action<T1> f,
        T1 first,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Action)(() => f(first))), file, line);

    /// <summary>Starts a goroutine: <c>go f(a, b)</c>. The arguments are evaluated here and now.</summary>
    /// <param name="f">The goroutine's function.</param>
    /// <param name="first">Argument of <paramref name="f"/>.</param>
    /// <param name="second">Argument of <paramref name="f"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static void Go<T1, T2>(
        Func<T1, T2, GoTask> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(() => f(first, second), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static void Go<T1, T2, T>(
        Func<T1, T2, GoTask<T>> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<GoTask<T>>)(() => f(first, second))), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static void Go<T1, T2>(
        Func<T1, T2, Task> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<Task>)(() => f(first, second))), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2>(
        Func<T1, T2, ValueTask> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask>)(() => f(first, second))), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2, T>(
        Func<T1, T2, ValueTask<T>> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask<T>>)(() => f(first, second))), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static void Go<T1, T2, T>(
        Func<T1, T2, T> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<T>)(() => f(first, second))), file, line);

    /// <inheritdoc cref="Go{T1, T2}(Func{T1, T2, GoTask}, T1, T2, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static void Go<T1, T2>(
        Action<T1, T2> f,
        T1 first,
        T2 second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Action)(() => f(first, second))), file, line);
}
