using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A receive case: <c>case v, ok := &lt;-ch:</c>. Awaited by itself it is a receive.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class ReceiveCase<T> : SelectCase
{
    private readonly Chan<T>? _channel;
    private CaseWaiter<T>? _waiter;

    internal ReceiveCase(IReceiveChan<T>? channel, string file, int line)
        : base((Chan<T>?)channel, file, line)
    {
        _channel = (Chan<T>?)channel;
    }

    /// <summary>What was received.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Whether it was sent; false if the channel is closed and empty.</summary>
    public bool Ok { get; private set; }

    internal override bool LooksReady => _channel is { } ch && ch.LooksReceivable;

    /// <summary>Serves <c>await Receive(ch)</c>; a nil channel waits for ever.</summary>
#pragma warning disable CA2012 // The await that calls this consumes it, once.
    public ValueTaskAwaiter<T> GetAwaiter() => Alone().GetAwaiter();
#pragma warning restore CA2012

    private ValueTask<T> Alone() =>
        _channel is { } ch
            ? ch.Receive(File, Line)
            : ChanWaiter<T>.Forever(WaitReason.ChanReceiveNil, File, Line).Received;

    internal override bool TryNow(out IWakeable? partner, out bool panics)
    {
        panics = false;
        bool received = _channel!.TryReceiveLocked(out var value, out bool ok, out partner);
        if (received)
        {
            Value = value;
            Ok = ok;
        }
        return received;
    }

    internal override void Join(Selection selection, int index)
    {
        _waiter ??= new CaseWaiter<T>();
        if (_waiter.IsQueued)
            return;
        _waiter.Begin(selection, index);
        _channel!.JoinReceivers(_waiter);
    }

    internal override void Leave() => _channel?.LeaveReceivers(_waiter);

    internal override void Watch(Goroutine running) => _channel?.BeginReceive(running);

    internal override void TakeResult()
    {
        _waiter!.AcquireReleased();
        Value = _waiter!.Value;
        Ok = _waiter.Ok;
        _waiter.Value = default!;
    }

    internal override void Note(Goroutine? running) => Note(running, OperationKind.Receive);

    internal override void Note(Goroutine? running, OperationKind operation) =>
        _channel?.Note(running, operation, File, Line);
}
