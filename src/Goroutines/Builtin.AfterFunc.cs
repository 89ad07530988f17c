using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Go's <c>time.AfterFunc</c>, for every shape of function.</content>
public static partial class Builtin
{
    /// <summary>Starts a goroutine after <paramref name="duration"/>: <c>time.AfterFunc(d, f)</c>.</summary>
    /// <param name="duration">How long; not above zero: at once.</param>
    /// <param name="call">The goroutine's function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The timer, to stop it or to start it anew.</returns>
    [OverloadResolutionPriority(5)]
    public static Timer AfterFunc(
        TimeSpan duration,
        Func<GoTask> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(call, file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Timer AfterFunc<T>(
        TimeSpan duration,
        Func<GoTask<T>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Timer AfterFunc(
        TimeSpan duration,
        Func<Task> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Timer AfterFunc(
        TimeSpan duration,
        Func<ValueTask> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Timer AfterFunc<T>(
        TimeSpan duration,
        Func<ValueTask<T>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Timer AfterFunc<T>(
        TimeSpan duration,
        Func<T> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);

    /// <inheritdoc cref="AfterFunc(TimeSpan, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Timer AfterFunc(
        TimeSpan duration,
        Action call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(new CallTimer(Shape.Of(call), file, line), duration);
}
