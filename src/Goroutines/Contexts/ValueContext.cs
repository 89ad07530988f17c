namespace Goroutines;

/// <summary>A context with one value more than its parent.</summary>
/// <remarks>All else is that of the nearest ancestor that is no such context: one step, however many values there are.</remarks>
internal sealed class ValueContext : IContext
{
    private readonly IContext _rest;
    private readonly object _key;

    internal ValueContext(IContext parent, object key, object? value)
    {
        Parent = parent;
        _rest = parent is ValueContext other ? other._rest : parent;
        _key = key;
        Held = value;
    }

    internal IContext Parent { get; }

    /// <summary>The value.</summary>
    internal object? Held { get; }

    public IReceiveChan<Unit>? Done => _rest.Done;

    public Exception? Err => _rest.Err;

    public DateTimeOffset? Deadline => _rest.Deadline;

    public CancellationToken Token => _rest.Token;

    public object? Value(object key) => ContextChain.Value(this, key);

    internal bool Has(object key) => Equals(_key, key);

    public override string ToString() =>
        $"{Parent}.WithValue({ContextText.Key(_key)}, {ContextText.Value(Held)})";
}
