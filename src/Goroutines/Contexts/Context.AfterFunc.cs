using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Go's <c>context.AfterFunc</c>, for every shape of function.</content>
public static partial class Context
{
    /// <summary>Starts a goroutine when a context is done, at once if it is: <c>context.AfterFunc(ctx, f)</c>.</summary>
    /// <param name="context">The context. Cancelling it does not wait for the goroutine.</param>
    /// <param name="call">The goroutine's function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Go's <c>stop</c>: takes the call back; true exactly if that prevented it.</returns>
    [OverloadResolutionPriority(5)]
    public static Func<bool> AfterFunc(
        IContext context,
        Func<GoTask> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, call, file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Func<bool> AfterFunc<T>(
        IContext context,
        Func<GoTask<T>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Func<bool> AfterFunc(
        IContext context,
        Func<Task> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Func<bool> AfterFunc(
        IContext context,
        Func<ValueTask> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Func<bool> AfterFunc<T>(
        IContext context,
        Func<ValueTask<T>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Func<bool> AfterFunc<T>(
        IContext context,
        Func<T> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    /// <inheritdoc cref="AfterFunc(IContext, Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Func<bool> AfterFunc(
        IContext context,
        Action call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => StartAfter(context, Shape.Of(call), file, line);

    private static Func<bool> StartAfter(IContext context, Func<GoTask> call, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(call);
        return Attached(new AfterFuncContext(context, call, file, line), file, line).Stop;
    }
}
