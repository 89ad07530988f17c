namespace Goroutines;

/// <summary>Walking up from a context to its root: loops, so that a long chain needs no stack.</summary>
/// <remarks>A context of somebody else's type is asked itself, and goes on as it likes.</remarks>
internal static class ContextChain
{
    /// <summary>The nearest value for a key.</summary>
    internal static object? Value(IContext context, object key)
    {
        while (true)
        {
            switch (context)
            {
                case ValueContext value:
                    if (value.Has(key))
                        return value.Held;
                    context = value.Parent;
                    break;
                case CancelContext cancel:
                    if (ReferenceEquals(key, CancelContext.Key))
                        return cancel;
                    context = cancel.Parent;
                    break;
                case DetachedContext detached:
                    if (ReferenceEquals(key, CancelContext.Key))
                        return null;
                    context = detached.Parent;
                    break;
                default:
                    return context.Value(key);
            }
        }
    }

    /// <summary>The nearest deadline, which is also the earliest.</summary>
    internal static DateTimeOffset? Deadline(IContext context)
    {
        while (true)
        {
            switch (context)
            {
                case DeadlineContext timed:
                    return timed.Deadline;
                case ValueContext value:
                    context = value.Parent;
                    break;
                case CancelContext cancel:
                    context = cancel.Parent;
                    break;
                default:
                    return context.Deadline;
            }
        }
    }

    /// <summary>The context of our own whose cancellation is the cancellation of this one; null if there is none.</summary>
    internal static CancelContext? Canceller(IContext context)
    {
        while (context is ValueContext value)
            context = value.Parent;
        if (context is CancelContext own)
            return own;
        if (context is EmptyContext or DetachedContext)
            return null;
        // One around ours passes Done on; if it has a Done of its own it also ends in its own way.
        return
            context.Value(CancelContext.Key) is CancelContext inner
            && ReferenceEquals(inner.Done, context.Done)
            ? inner
            : null;
    }
}
