using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>A loop over a channel: <c>for v := range ch</c>. A receive for each step; a nil channel waits for ever.</summary>
internal sealed class ChanRange<T>(
    Chan<T>? channel,
    string file,
    int line,
    CancellationToken cancellationToken
) : IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    private ChanWaiter<T>? _waiter;

    public T Current { get; private set; } = default!;

    public ValueTask<bool> MoveNextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var here = Runner.Current;
        if (channel is null)
            _waiter = ChanWaiter<T>.Forever(WaitReason.ChanReceiveNil, file, line);
        else if (
            channel.TryReceiveOrWait(here, out var value, out bool ok, out var waiter, file, line)
        )
        {
            if (!Operations.ShouldYield(here?.Running))
            {
                Current = value;
                return new(ok);
            }
            _waiter = ChanWaiter<T>.Yield(value, ok, file, line);
        }
        else
            _waiter = waiter;
        return new(this, _waiter.Token);
    }

    public ValueTask DisposeAsync() => default;

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) =>
        _waiter!.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _waiter!.OnCompleted(continuation, state, token, flags);

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        (Current, bool ok) = _waiter!.Take(token);
        _waiter = null;
        return ok;
    }
}
