using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Functions that run once: <c>sync.OnceFunc</c>, <c>OnceValue</c> and <c>OnceValues</c>.</content>
/// <remarks>
/// A call that has to wait for the first one is reported at the place where the function was made. Where the
/// function panicked every call panics, with the same value.
/// </remarks>
public static partial class Builtin
{
    /// <summary>A function that runs <paramref name="f"/> at its first call only: <c>sync.OnceFunc(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public static Func<GoTask> OnceFunc(
        Func<GoTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(f, file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Func<GoTask> OnceFunc<T>(
        Func<GoTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Func<GoTask> OnceFunc(
        Func<Task> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Func<GoTask> OnceFunc(
        Func<ValueTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Func<GoTask> OnceFunc<T>(
        Func<ValueTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Func<GoTask> OnceFunc<T>(
        Func<T> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <inheritdoc cref="OnceFunc(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Func<GoTask> OnceFunc(
        Action f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(Shape.Of(f), file, line);

    /// <summary>A function that gives what the one run of <paramref name="f"/> gave: <c>sync.OnceValue(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(4)]
    public static Func<GoTask<T>> OnceValue<T>(
        Func<GoTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(f, file, line);

    /// <inheritdoc cref="OnceValue{T}(Func{GoTask{T}}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Func<GoTask<T>> OnceValue<T>(
        Func<Task<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);

    /// <inheritdoc cref="OnceValue{T}(Func{GoTask{T}}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Func<GoTask<T>> OnceValue<T>(
        Func<ValueTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);

    /// <inheritdoc cref="OnceValue{T}(Func{GoTask{T}}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Func<GoTask<T>> OnceValue<T>(
        Func<T> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);

    /// <summary>A function that gives what the one run of <paramref name="f"/> gave: <c>sync.OnceValues(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(4)]
    public static Func<GoTask<(T1, T2)>> OnceValues<T1, T2>(
        Func<GoTask<(T1, T2)>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(f, file, line);

    /// <summary>A function that gives what the one run of <paramref name="f"/> gave: <c>sync.OnceValues(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(3)]
    public static Func<GoTask<(T1, T2)>> OnceValues<T1, T2>(
        Func<Task<(T1, T2)>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);

    /// <summary>A function that gives what the one run of <paramref name="f"/> gave: <c>sync.OnceValues(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(2)]
    public static Func<GoTask<(T1, T2)>> OnceValues<T1, T2>(
        Func<ValueTask<(T1, T2)>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);

    /// <summary>A function that gives what the one run of <paramref name="f"/> gave: <c>sync.OnceValues(f)</c>.</summary>
    /// <param name="f">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(1)]
    public static Func<GoTask<(T1, T2)>> OnceValues<T1, T2>(
        Func<(T1, T2)> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => OnceCall.Of(ValueShape.Of(f), file, line);
}
