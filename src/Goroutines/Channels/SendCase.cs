using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A send case: <c>case ch &lt;- v:</c>. Awaited by itself it is a send.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class SendCase<T> : SelectCase
{
    private readonly Chan<T>? _channel;
    private CaseWaiter<T>? _waiter;

    internal SendCase(ISendChan<T>? channel, T value, string file, int line)
        : base((Chan<T>?)channel, file, line)
    {
        _channel = (Chan<T>?)channel;
        Value = value;
    }

    /// <summary>What is sent; may be set anew before the case is used again.</summary>
    public T Value { get; set; }

    internal override bool LooksReady => _channel is { } ch && ch.LooksSendable;

    /// <summary>Serves <c>await Send(ch, v)</c>; a nil channel waits for ever.</summary>
#pragma warning disable CA2012 // The await that calls this consumes it, once.
    public ValueTaskAwaiter GetAwaiter() => Alone().GetAwaiter();
#pragma warning restore CA2012

    private ValueTask Alone() =>
        _channel is { } ch
            ? ch.Send(Value, File, Line)
            : ChanWaiter<T>.Forever(WaitReason.ChanSendNil, File, Line).Sent;

    internal override bool TryNow(out IWakeable? partner, out bool panics) =>
        _channel!.TrySendLocked(Value, out partner, out panics);

    internal override void Join(Selection selection, int index)
    {
        _waiter ??= new CaseWaiter<T>();
        if (_waiter.IsQueued)
            return;
        _waiter.Begin(selection, index);
        _waiter.Value = Value;
        _channel!.JoinSenders(_waiter);
    }

    internal override void Leave() => _channel?.LeaveSenders(_waiter);

    internal override void Watch(Goroutine running) => _channel?.BeginSend(running, File, Line);

    internal override void TakeResult()
    {
        _waiter!.AcquireReleased();
        bool sent = _waiter!.Ok;
        _waiter.Ok = false;
        _waiter.Value = default!;
        if (!sent)
            throw new RuntimePanicException("send on closed channel");
    }

    internal override void Note(Goroutine? running) => Note(running, OperationKind.Send);

    internal override void Note(Goroutine? running, OperationKind operation) =>
        _channel?.Note(running, operation, File, Line);
}
