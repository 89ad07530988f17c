using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>The go statement, for functions of three or four arguments, of every shape.</content>
public static partial class Builtin
{
    /// <summary>Starts a goroutine: <c>go f(a, b, c)</c>. The arguments are evaluated here and now.</summary>
    /// <param name="f">The goroutine's function.</param>
    /// <param name="first">Argument of <paramref name="f"/>.</param>
    /// <param name="second">Argument of <paramref name="f"/>.</param>
    /// <param name="third">Argument of <paramref name="f"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static void Go<T1, T2, T3>(
        Func<T1, T2, T3, GoTask> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(() => f(first, second, third), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static void Go<T1, T2, T3, T>(
        Func<T1, T2, T3, GoTask<T>> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<GoTask<T>>)(() => f(first, second, third))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static void Go<T1, T2, T3>(
        Func<T1, T2, T3, Task> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<Task>)(() => f(first, second, third))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2, T3>(
        Func<T1, T2, T3, ValueTask> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask>)(() => f(first, second, third))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2, T3, T>(
        Func<T1, T2, T3, ValueTask<T>> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<ValueTask<T>>)(() => f(first, second, third))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static void Go<T1, T2, T3, T>(
        Func<T1, T2, T3, T> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<T>)(() => f(first, second, third))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3}(Func{T1, T2, T3, GoTask}, T1, T2, T3, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static void Go<T1, T2, T3>(
        Action<T1, T2, T3> f,
        T1 first,
        T2 second,
        T3 third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Action)(() => f(first, second, third))), file, line);

    /// <summary>Starts a goroutine: <c>go f(a, b, c, d)</c>. The arguments are evaluated here and now.</summary>
    /// <param name="f">The goroutine's function.</param>
    /// <param name="first">Argument of <paramref name="f"/>.</param>
    /// <param name="second">Argument of <paramref name="f"/>.</param>
    /// <param name="third">Argument of <paramref name="f"/>.</param>
    /// <param name="fourth">Argument of <paramref name="f"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static void Go<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, GoTask> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(() => f(first, second, third, fourth), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static void Go<T1, T2, T3, T4, T>(
        Func<T1, T2, T3, T4, GoTask<T>> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Starting.Go(Shape.Of((Func<GoTask<T>>)(() => f(first, second, third, fourth))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static void Go<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, Task> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<Task>)(() => f(first, second, third, fourth))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, ValueTask> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Starting.Go(Shape.Of((Func<ValueTask>)(() => f(first, second, third, fourth))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static void Go<T1, T2, T3, T4, T>(
        Func<T1, T2, T3, T4, ValueTask<T>> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Starting.Go(
            Shape.Of((Func<ValueTask<T>>)(() => f(first, second, third, fourth))),
            file,
            line
        );

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static void Go<T1, T2, T3, T4, T>(
        Func<T1, T2, T3, T4, T> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Func<T>)(() => f(first, second, third, fourth))), file, line);

    /// <inheritdoc cref="Go{T1, T2, T3, T4}(Func{T1, T2, T3, T4, GoTask}, T1, T2, T3, T4, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static void Go<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4> f,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Starting.Go(Shape.Of((Action)(() => f(first, second, third, fourth))), file, line);
}
