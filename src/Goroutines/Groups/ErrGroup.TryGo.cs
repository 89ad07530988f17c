using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Starting a function only if the limit allows it at once, for every shape of function.</content>
public sealed partial class ErrGroup
{
    /// <summary>Starts a goroutine of the group if the limit allows it at once: <c>g.TryGo(f)</c>.</summary>
    /// <param name="body">Its function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Whether it was started.</returns>
    [OverloadResolutionPriority(8)]
    public bool TryGo(
        Func<GoTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(7)]
    public bool TryGo(
        Func<GoTask<Exception?>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(body, file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(6)]
    public bool TryGo<T>(
        Func<GoTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(5)]
    public bool TryGo(
        Func<Exception?> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public bool TryGo<T>(
        Func<Task<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public bool TryGo(
        Func<Task> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public bool TryGo(
        Func<ValueTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public bool TryGo<T>(
        Func<ValueTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public bool TryGo<T>(
        Func<T> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);

    /// <inheritdoc cref="TryGo(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public bool TryGo(
        Action body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => TryStart(ErrorShape.Of(body), file, line);
}
