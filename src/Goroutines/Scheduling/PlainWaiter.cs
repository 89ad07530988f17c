using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A waiter without a result.</summary>
internal sealed class PlainWaiter : Waiter
{
    internal static PlainWaiter Rent(WaitReason reason, long subject, string file, int line)
    {
        var waiter = WaiterPools.Rent<PlainWaiter>(Runner.Current);
        waiter.Describe(reason, subject, file, line);
        return waiter;
    }

    internal ValueTask Task => new(this, Version);

    /// <summary>An operation that is done, but whose goroutine is made to let others run first.</summary>
    internal static ValueTask Yield(string file, int line) => Yield(WaitReason.Yield, file, line);

    /// <summary>An operation that is there to let others run first.</summary>
    internal static ValueTask GiveWay(string file, int line) =>
        Yield(WaitReason.GiveWay, file, line);

    private static ValueTask Yield(WaitReason reason, string file, int line)
    {
        var waiter = Rent(reason, 0, file, line);
        waiter.YieldOnly();
        return waiter.Task;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    protected override void Release()
    {
        Reset();
        WaiterPools.Return(this, Runner.Current);
    }
}
