namespace Goroutines.Tests.Contexts;

/// <summary>A context written by hand, with a Done of its own.</summary>
internal sealed class CustomContext(IContext? inner = null) : IContext
{
    private readonly Chan<Unit> _done = new();

    public IReceiveChan<Unit>? Done => _done;

    public Exception? Err { get; private set; }

    public DateTimeOffset? Deadline => inner?.Deadline;

    public object? Value(object key) => inner?.Value(key);

    internal void Cancel(Exception? err = null)
    {
        Err = err ?? Context.Canceled;
        _done.Close();
    }
}

/// <summary>A context written by hand that passes everything on to another one.</summary>
internal sealed class WrappingContext(IContext inner) : IContext
{
    public IReceiveChan<Unit>? Done => inner.Done;

    public Exception? Err => inner.Err;

    public DateTimeOffset? Deadline => inner.Deadline;

    public object? Value(object key) => inner.Value(key);
}

/// <summary>A context written by hand that calls back, so that nobody need watch it.</summary>
internal sealed class CallingContext : IAfterFuncContext
{
    private readonly Chan<Unit> _done = new();
    private readonly Dictionary<int, Action> _calls = [];
    private int _last;

    public IReceiveChan<Unit>? Done => _done;

    public Exception? Err { get; private set; }

    public DateTimeOffset? Deadline => null;

    internal int Registered => _calls.Count;

    public object? Value(object key) => null;

    public Func<bool> AfterFunc(Action call)
    {
        int id = ++_last;
        _calls.Add(id, call);
        return () => _calls.Remove(id);
    }

    internal void Cancel()
    {
        Err = Context.Canceled;
        _done.Close();
        foreach (var call in _calls.Values.ToArray())
            call();
        _calls.Clear();
    }
}
