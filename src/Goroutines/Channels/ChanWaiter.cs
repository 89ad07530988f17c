using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>A sender or receiver in a channel's queue, with the value that passes through it.</summary>
/// <remarks>It stands for a plain operation, or is a <see cref="CaseWaiter{T}"/> and stands for one case of a select.</remarks>
internal class ChanWaiter<T>
    : Waiter,
        IWakeable,
        IValueTaskSource,
        IValueTaskSource<T>,
        IValueTaskSource<(T Value, bool Ok)>
{
    /// <summary>The value sent, or received.</summary>
    internal T Value = default!;

    /// <summary>Whether a value was passed; false if the channel was closed instead.</summary>
    internal bool Ok;

    // Asked for every value that passes: cheaper than asking for the type.
    private readonly bool _isCase;

    /// <summary>Makes one for a plain operation.</summary>
    public ChanWaiter() { }

    private protected ChanWaiter(bool isCase) => _isCase = isCase;

    internal short Token => Version;

    internal ValueTask Sent => new(this, Version);

    internal ValueTask<T> Received => new(this, Version);

    internal ValueTask<(T Value, bool Ok)> ReceivedOk => new(this, Version);

    internal static ChanWaiter<T> Rent(
        Runner? here,
        WaitReason reason,
        long subject,
        string file,
        int line
    )
    {
        var waiter = WaiterPools.Rent<ChanWaiter<T>>(here);
        waiter.Describe(reason, subject, file, line);
        return waiter;
    }

    /// <summary>A waiter in a nil channel, where nobody ever comes.</summary>
    internal static ChanWaiter<T> Forever(WaitReason reason, string file, int line)
    {
        var waiter = Rent(Runner.Current, reason, 0, file, line);
        waiter.IsDurable = true;
        return waiter;
    }

    /// <summary>A waiter whose operation is done already, but that lets others run first.</summary>
    internal static ChanWaiter<T> Yield(T value, bool ok, string file, int line)
    {
        var waiter = Rent(Runner.Current, WaitReason.Yield, 0, file, line);
        waiter.Value = value;
        waiter.Ok = ok;
        waiter.YieldOnly();
        return waiter;
    }

    /// <summary>Whether this waiter gets the operation: a select takes one of its cases only.</summary>
    internal bool Claim() => !_isCase || Unsafe.As<CaseWaiter<T>>(this).ClaimCase();

    /// <summary>Wakes whoever waits here.</summary>
    public void WakeUp(Runner? here)
    {
        if (_isCase)
            Unsafe.As<CaseWaiter<T>>(this).Selection!.Complete(here);
        else
            Complete(here);
    }

    void IValueTaskSource.GetResult(short token)
    {
        Finish(token);
        bool sent = Ok;
        Release();
        if (!sent)
            throw new RuntimePanicException("send on closed channel");
    }

    T IValueTaskSource<T>.GetResult(short token) => Take(token).Value;

    (T Value, bool Ok) IValueTaskSource<(T Value, bool Ok)>.GetResult(short token) => Take(token);

    protected override void Release()
    {
        Reset();
        Value = default!;
        Ok = false;
        WaiterPools.Return(this, Runner.Current);
    }

    /// <summary>Takes the result and gives the waiter back.</summary>
    internal (T Value, bool Ok) Take(short token)
    {
        Finish(token);
        var result = (Value, Ok);
        Release();
        return result;
    }
}
