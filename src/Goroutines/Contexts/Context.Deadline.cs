using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Contexts that end by themselves.</content>
public static partial class Context
{
    /// <summary>A context that is cancelled after a while: <c>context.WithTimeout(parent, d)</c>.</summary>
    /// <param name="parent">The parent; if it has an earlier deadline, that one counts.</param>
    /// <param name="timeout">How long from now; not above zero: it has passed already.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The context, and a function that cancels it earlier; call that in any case.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithTimeout(
        IContext parent,
        TimeSpan timeout,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => WithDeadlineCause(parent, FromNow(timeout), null, file, line);

    /// <summary>A context that is cancelled after a while, and says why: <c>context.WithTimeoutCause(parent, d, cause)</c>.</summary>
    /// <param name="parent">The parent; if it has an earlier deadline, that one counts.</param>
    /// <param name="timeout">How long from now; not above zero: it has passed already.</param>
    /// <param name="cause">What <see cref="Cause"/> gives when the time has passed; a cancellation has its own.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The context, and a function that cancels it earlier; call that in any case.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithTimeoutCause(
        IContext parent,
        TimeSpan timeout,
        Exception? cause,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => WithDeadlineCause(parent, FromNow(timeout), cause, file, line);

    /// <summary>A context that is cancelled at a time: <c>context.WithDeadline(parent, t)</c>.</summary>
    /// <param name="parent">The parent; if it has an earlier deadline, that one counts.</param>
    /// <param name="deadline">On the clock that <c>Now()</c> shows; if it has passed, the context is born with that error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The context, and a function that cancels it earlier; call that in any case.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithDeadline(
        IContext parent,
        DateTimeOffset deadline,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => WithDeadlineCause(parent, deadline, null, file, line);

    /// <summary>A context that is cancelled at a time, and says why: <c>context.WithDeadlineCause(parent, t, cause)</c>.</summary>
    /// <param name="parent">The parent; if it has an earlier deadline, that one counts.</param>
    /// <param name="deadline">On the clock that <c>Now()</c> shows; if it has passed, the context is born with that error.</param>
    /// <param name="cause">What <see cref="Cause"/> gives when the time has passed; a cancellation has its own.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The context, and a function that cancels it earlier; call that in any case.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithDeadlineCause(
        IContext parent,
        DateTimeOffset deadline,
        Exception? cause,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        if (Known(parent).Deadline < deadline)
            return WithCancel(parent, file, line);
        var context = Attached(new DeadlineContext(parent, deadline), file, line);
        context.Start(cause);
        return (context, () => context.Cancel(Canceled));
    }

    /// <summary>The time after a duration of any length, within what a time can be.</summary>
    private static DateTimeOffset FromNow(TimeSpan duration)
    {
        var now = Clock.Now();
        var last = DateTimeOffset.MaxValue.AddDays(-1);
        var first = DateTimeOffset.MinValue.AddDays(1);
        if (duration > last - now)
            return last;
        return duration < first - now ? first : now + duration;
    }
}
