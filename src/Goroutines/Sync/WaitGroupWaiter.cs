using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>Somebody who waits for a group's counter to fall to zero.</summary>
internal sealed class WaitGroupWaiter : Waiter, IValueTaskSource
{
    private WaitGroup? _group;

    internal ValueTask Task => new(this, Version);

    protected override Access Waiting => Access.Await;

    internal static WaitGroupWaiter Rent(WaitGroup group, long subject, string file, int line)
    {
        var waiter = WaiterPools.Rent<WaitGroupWaiter>(Runner.Current);
        waiter.Describe(WaitReason.WaitGroupWait, subject, file, line);
        waiter._group = group;
        return waiter;
    }

    /// <summary>It was not needed: nobody has seen it.</summary>
    internal void GiveBack() => Release();

    void IValueTaskSource.GetResult(short token)
    {
        Finish(token);
        var group = _group!;
        Release();
        group.NoteReleased();
        group.CheckNotReused();
    }

    protected override void Release()
    {
        Reset();
        _group = null;
        WaiterPools.Return(this, Runner.Current);
    }
}
