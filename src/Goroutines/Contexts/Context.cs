using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Makes contexts: package <c>context</c>.</summary>
/// <remarks>
/// Contexts form a tree. Cancelling one cancels all below it, before the cancel function returns, and nothing above
/// or beside it. A context is safe for use by any number of goroutines, and by plain .NET code.
/// </remarks>
public static partial class Context
{
    /// <summary>The root of what nobody cancels: <c>context.Background()</c>.</summary>
    public static IContext Background { get; } = new EmptyContext("context.Background");

    /// <summary>A root for where it is not clear yet which context to use: <c>context.TODO()</c>.</summary>
    public static IContext Todo { get; } = new EmptyContext("context.TODO");

    /// <summary>The error of a context that was cancelled: <c>context.Canceled</c>.</summary>
    public static CanceledException Canceled { get; } = new();

    /// <summary>The error of a context whose deadline has passed: <c>context.DeadlineExceeded</c>.</summary>
    public static DeadlineExceededException DeadlineExceeded { get; } = new();

    /// <summary>A context that a function cancels: <c>context.WithCancel(parent)</c>.</summary>
    /// <param name="parent">The parent, with which it is cancelled too.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// The context, and the function. Call that in any case, when the work is done: else the context stays with its
    /// parent. Calling it again does nothing.
    /// </returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithCancel(
        IContext parent,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var context = Attached(new CancelContext(Known(parent)), file, line);
        return (context, () => context.Cancel(Canceled));
    }

    /// <summary>A context that a function cancels, which says why: <c>context.WithCancelCause(parent)</c>.</summary>
    /// <param name="parent">The parent, with which it is cancelled too.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// The context, and the function, which takes the cause. The first cause counts; without one it is
    /// <see cref="Canceled"/>, as <see cref="IContext.Err"/> is in any case.
    /// </returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action<Exception?> Cancel) WithCancelCause(
        IContext parent,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var context = Attached(new CancelContext(Known(parent)), file, line);
        return (context, cause => context.Cancel(Canceled, cause));
    }

    /// <summary>
    /// Why the context was cancelled, in the words of who did it: <c>context.Cause(ctx)</c>. Without such words the
    /// same as <see cref="IContext.Err"/>; null while the context is not cancelled.
    /// </summary>
    /// <param name="context">The context.</param>
    public static Exception? Cause(IContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Err is not { } err)
            return null;
        return context.Value(CancelContext.Key) is CancelContext { Cause: { } cause } ? cause : err;
    }

    /// <summary>A context with a value: <c>context.WithValue(parent, key, value)</c>.</summary>
    /// <param name="parent">The parent; its values shine through, all else is its.</param>
    /// <param name="key">
    /// Compared by <see cref="object.Equals(object)"/>. A type of your own, so that nobody else's key is equal.
    /// </param>
    /// <param name="value">The value.</param>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>; <c>nil key</c>.</exception>
    public static IContext WithValue(IContext parent, object key, object? value)
    {
        Known(parent);
        if (key is null)
            throw new PanicException("nil key");
        return new ValueContext(parent, key, value);
    }

    /// <summary>A context with the parent's values only, never cancelled: <c>context.WithoutCancel(parent)</c>.</summary>
    /// <param name="parent">The parent.</param>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static IContext WithoutCancel(IContext parent) => new DetachedContext(Known(parent));

    private static IContext Known(IContext? parent) =>
        parent ?? throw new PanicException("cannot create context from nil parent");

    private static TContext Attached<TContext>(TContext context, string file, int line)
        where TContext : CancelContext
    {
        context.Attach(file, line);
        return context;
    }
}
