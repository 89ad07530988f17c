using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>A load that is done already, but lets others run first.</summary>
internal sealed class LoadWaiter<T> : Waiter, IValueTaskSource<T>
{
    private T _value = default!;

    internal static ValueTask<T> Yield(T value, string file, int line)
    {
        var waiter = WaiterPools.Rent<LoadWaiter<T>>(Runner.Current);
        waiter.Describe(WaitReason.Yield, 0, file, line);
        waiter._value = value;
        waiter.YieldOnly();
        return new(waiter, waiter.Version);
    }

    T IValueTaskSource<T>.GetResult(short token)
    {
        Finish(token);
        var value = _value;
        Release();
        return value;
    }

    protected override void Release()
    {
        Reset();
        _value = default!;
        WaiterPools.Return(this, Runner.Current);
    }
}
