namespace Goroutines;

/// <summary>
/// What a call tree works under: whether it is still wanted, until when, and values that belong to it.
/// <c>context.Context</c>.
/// </summary>
/// <remarks>
/// The class <see cref="Context"/> makes them. A type of your own may implement it too, by passing most of it on to
/// another context; one whose <see cref="Done"/> is its own costs a goroutine for each context made from it, unless
/// it is an <see cref="IAfterFuncContext"/>.
/// </remarks>
public interface IContext
{
    /// <summary>
    /// A channel that is closed when the work is no longer wanted: <c>ctx.Done()</c>. The same at each call; null,
    /// Go's nil channel, if the context can never be cancelled.
    /// </summary>
    IReceiveChan<Unit>? Done { get; }

    /// <summary>
    /// Why <see cref="Done"/> is closed: <see cref="Context.Canceled"/> or <see cref="Context.DeadlineExceeded"/>;
    /// null while it is open. <c>ctx.Err()</c>.
    /// </summary>
    Exception? Err { get; }

    /// <summary>When the context will be cancelled by itself; null if that is not set. <c>ctx.Deadline()</c>.</summary>
    DateTimeOffset? Deadline { get; }

    /// <summary>The value that the context has for a key; null if none. <c>ctx.Value(key)</c>.</summary>
    /// <param name="key">Compared by <see cref="object.Equals(object)"/>.</param>
    object? Value(object key);

    /// <summary>The context as .NET has it: a token that is cancelled when the context is.</summary>
    /// <remarks>
    /// <c>IsCancellationRequested</c> is true as soon as the context is cancelled; what was registered with the
    /// token runs on the thread pool, because it must not keep a scheduler's thread.
    /// </remarks>
    CancellationToken Token => CustomToken.Of(this);
}

/// <summary>A context of your own that can tell others of its end without a goroutine that watches it.</summary>
public interface IAfterFuncContext : IContext
{
    /// <summary>Calls <paramref name="call"/> once when the context is done, at once if it is already.</summary>
    /// <param name="call">It does not wait.</param>
    /// <returns>Takes the call back; true exactly if that prevented it.</returns>
    Func<bool> AfterFunc(Action call);
}
