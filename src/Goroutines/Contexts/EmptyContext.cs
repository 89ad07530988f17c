namespace Goroutines;

/// <summary>A root: a context that is never cancelled and has no value.</summary>
internal sealed class EmptyContext(string name) : IContext
{
    public IReceiveChan<Unit>? Done => null;

    public Exception? Err => null;

    public DateTimeOffset? Deadline => null;

    public object? Value(object key) => null;

    public CancellationToken Token => CancellationToken.None;

    public override string ToString() => name;
}
