using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Starting a function of the group, for every shape of function.</content>
/// <remarks>
/// There are more shapes than elsewhere, because a value that a function returns counts here: a
/// <c>Func&lt;Task&lt;T&gt;&gt;</c> must not be taken for a <c>Func&lt;Task&gt;</c>, nor <c>() =&gt; null</c> for one that
/// returns no task.
/// </remarks>
public sealed partial class ErrGroup
{
    /// <summary>Starts a goroutine of the group, waiting until the limit allows it: <c>g.Go(f)</c>.</summary>
    /// <param name="body">Its function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(8)]
    public ValueTask Go(
        Func<GoTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(7)]
    public ValueTask Go(
        Func<GoTask<Exception?>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(body, file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(6)]
    public ValueTask Go<T>(
        Func<GoTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(5)]
    public ValueTask Go(
        Func<Exception?> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public ValueTask Go<T>(
        Func<Task<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public ValueTask Go(
        Func<Task> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask Go(
        Func<ValueTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask Go<T>(
        Func<ValueTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public ValueTask Go<T>(
        Func<T> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public ValueTask Go(
        Action body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartWhenThereIsAPlace(ErrorShape.Of(body), file, line);
}
