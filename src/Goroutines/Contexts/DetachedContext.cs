namespace Goroutines;

/// <summary>A context that keeps its parent's values and nothing of its end: <c>context.WithoutCancel</c>.</summary>
internal sealed class DetachedContext(IContext parent) : IContext
{
    internal IContext Parent => parent;

    public IReceiveChan<Unit>? Done => null;

    public Exception? Err => null;

    public DateTimeOffset? Deadline => null;

    public CancellationToken Token => CancellationToken.None;

    public object? Value(object key) => ContextChain.Value(this, key);

    public override string ToString() => $"{parent}.WithoutCancel";
}
