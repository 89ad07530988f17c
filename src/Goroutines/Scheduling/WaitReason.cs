namespace Goroutines;

/// <summary>Why a goroutine stands still.</summary>
internal enum WaitReason : byte
{
    ChanReceive,
    ChanReceiveNil,
    ChanSend,
    ChanSendNil,
    Select,
    SelectNoCases,
    MutexLock,
    RWMutexRLock,
    RWMutexLock,
    WaitGroupWait,
    CondWait,
    Sleep,
    Syscall,
    BubbleRun,
    BubbleWait,
    Work,

    /// <summary>It was made to let others run.</summary>
    Yield,

    /// <summary>It lets others run because it wants to.</summary>
    GiveWay,
}

internal static class WaitReasons
{
    /// <summary>The reason in Go's words, as its reports print it between brackets.</summary>
    internal static string Text(this WaitReason reason) =>
        reason switch
        {
            WaitReason.ChanReceive => "chan receive",
            WaitReason.ChanReceiveNil => "chan receive (nil chan)",
            WaitReason.ChanSend => "chan send",
            WaitReason.ChanSendNil => "chan send (nil chan)",
            WaitReason.Select => "select",
            WaitReason.SelectNoCases => "select (no cases)",
            WaitReason.MutexLock => "sync.Mutex.Lock",
            WaitReason.RWMutexRLock => "sync.RWMutex.RLock",
            WaitReason.RWMutexLock => "sync.RWMutex.Lock",
            WaitReason.WaitGroupWait => "sync.WaitGroup.Wait",
            WaitReason.CondWait => "sync.Cond.Wait",
            WaitReason.Sleep => "sleep",
            WaitReason.Syscall => "syscall",
            WaitReason.BubbleRun => "synctest.Run",
            WaitReason.BubbleWait => "synctest.Wait",
            _ => "runnable",
        };
}
