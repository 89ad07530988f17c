using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Go's <c>once.Do(f)</c>, for every shape of function.</content>
public sealed partial class Once
{
    /// <summary>Runs <paramref name="f"/> if it is the first, else waits until the first has returned: <c>once.Do(f)</c>.</summary>
    /// <param name="f">The function; its panic is this caller's only, and counts as having run.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public GoTask Do(
        Func<GoTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(f, file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public GoTask Do<T>(
        Func<GoTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public GoTask Do(
        Func<Task> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public GoTask Do(
        Func<ValueTask> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public GoTask Do<T>(
        Func<ValueTask<T>> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public GoTask Do<T>(
        Func<T> f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);

    /// <inheritdoc cref="Do(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public GoTask Do(
        Action f,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Volatile.Read(ref _done) ? Skip(file, line) : RunFirst(Shape.Of(f), file, line);
}
