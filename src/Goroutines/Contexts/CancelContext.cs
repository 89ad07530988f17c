namespace Goroutines;

/// <summary>A context that can be cancelled, and is when its parent is.</summary>
/// <remarks>
/// <para>
/// The Done channel is the truth: the context is cancelled from the instant on at which that is closed. So Done,
/// <see cref="Err"/> and <see cref="Cause"/> never contradict one another, and reading them takes no lock.
/// </para>
/// <para>
/// <c>_lock</c> guards who cancels first, and the list of children. The first sets error and cause; from then on
/// these and the children stay as they are, and the others do the same work again: each walks the children, so that
/// for each everything below is cancelled when its call returns. Waiting for the first instead would be a lock held
/// while goroutines are readied.
/// </para>
/// </remarks>
internal partial class CancelContext : IContext
{
    /// <summary>The key for which every context gives its nearest canceller.</summary>
    internal static readonly object Key = new();

    private Chan<Unit>? _done;
    private Exception? _err;
    private Exception? _cause;
    private CancellationTokenSource? _source;
    private BitLock _lock;

    // For the race detector: all that came before the first who cancelled.
    private VectorClock? _clock;

    internal CancelContext(IContext parent) => Parent = parent;

    internal IContext Parent { get; }

    public IReceiveChan<Unit>? Done => Channel;

    public Exception? Err
    {
        get
        {
            var err = IsCancelled ? _err : null;
            Operations.Point();
            return err;
        }
    }

    public virtual DateTimeOffset? Deadline => ContextChain.Deadline(Parent);

    public virtual CancellationToken Token
    {
        get
        {
            if (Volatile.Read(ref _source) is { } source)
                return source.Token;
            if (IsCancelled)
                return new CancellationToken(canceled: true);
            var made = new CancellationTokenSource();
            source = Interlocked.CompareExchange(ref _source, made, null) ?? made;
            // Pairs with CancelAlone, which closes Done and then looks for a source: one of the two sees the other.
            if (IsCancelled)
                _ = source.CancelAsync();
            return source.Token;
        }
    }

    /// <summary>Why it was cancelled, in the words of who did; null while it is not.</summary>
    internal Exception? Cause => IsCancelled ? _cause : null;

    internal bool IsCancelled =>
        Volatile.Read(ref _done) is { } done
            ? done.LooksClosed()
            : Operations.IsWatching && Channel.LooksClosed();

    private Chan<Unit> Channel
    {
        get
        {
            if (Volatile.Read(ref _done) is { } done)
                return done;
            var made = new Chan<Unit>();
            return Interlocked.CompareExchange(ref _done, made, null) ?? made;
        }
    }

    public object? Value(object key) => ContextChain.Value(this, key);

    /// <summary>Cancels it and everything below it; nothing if it is cancelled already.</summary>
    /// <param name="err">What <see cref="Err"/> will be.</param>
    /// <param name="cause">What <see cref="Cause"/> will be; null for <paramref name="err"/>.</param>
    internal void Cancel(Exception err, Exception? cause = null)
    {
        CancelTree(err, cause ?? err);
        LeaveParent();
    }

    public override string ToString() => $"{Parent}.WithCancel";

    /// <summary>It is cancelled. Called without a lock, by each who cancels it: what must happen once is taken once.</summary>
    protected virtual void OnCancelled() { }

    private void CancelAlone(Exception err, Exception cause)
    {
        _lock.Enter();
        if (_err is null)
        {
            _err = err;
            _cause = cause;
            _clock = Ordering.Release();
        }
        else
            Ordering.Strand?.Acquire(_clock);
        _lock.Exit();
        Channel.TryClose();
        // A full fence: what others publish before they look whether it is cancelled, the rest of this sees.
        Interlocked.MemoryBarrier();
        // On a pool thread, or what is registered would run in the middle of this goroutine, or of a timer.
        if (_source is { } source)
            _ = source.CancelAsync();
        OnCancelled();
    }
}
