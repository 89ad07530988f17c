using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A receive case: <c>case v, ok := &lt;-ch:</c>. Awaited by itself it is a receive.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class ReceiveCase<T> : SelectCase
{
    private readonly IReceiveChan<T>? _channel;
    private ChanWaiter<T>? _waiter;

    internal ReceiveCase(IReceiveChan<T>? channel, string file, int line)
        : base(file, line)
    {
        _channel = channel;
    }

    /// <summary>What was received.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Whether it was sent; false if the channel is closed and empty.</summary>
    public bool Ok { get; private set; }

    internal override ChanLock? Lock => Channel?.Lock;

    internal override bool LooksReady => Channel is { } ch && ch.LooksReceivable;

    private Chan<T>? Channel => (Chan<T>?)_channel;

    /// <summary>Serves <c>await Receive(ch)</c>; a nil channel waits for ever.</summary>
#pragma warning disable CA2012 // The await that calls this consumes it, once.
    public ValueTaskAwaiter<T> GetAwaiter() => Alone().GetAwaiter();
#pragma warning restore CA2012

    private ValueTask<T> Alone() =>
        Channel is { } ch
            ? ch.Receive(File, Line)
            : ChanWaiter<T>.Forever(WaitReason.ChanReceiveNil, File, Line).Received;

    internal override bool TryNow(out IWakeable? partner, out bool panics)
    {
        panics = false;
        bool received = Channel!.TryReceiveLocked(out var value, out bool ok, out partner);
        if (received)
        {
            Value = value;
            Ok = ok;
        }
        return received;
    }

    internal override void Join(Selection selection, int index)
    {
        _waiter ??= new ChanWaiter<T>();
        if (_waiter.IsQueued)
            return;
        _waiter.Selection = selection;
        _waiter.Case = index;
        Channel!.JoinReceivers(_waiter);
    }

    internal override void Leave(Selection selection) => Channel?.LeaveReceivers(_waiter);

    internal override void TakeResult()
    {
        Value = _waiter!.Value;
        Ok = _waiter.Ok;
        _waiter.Value = default!;
    }

    internal override void Note() => Channel!.NoteReceive(File, Line);
}
