namespace Goroutines;

/// <summary>What a goroutine can do to something that it shares with others.</summary>
internal enum OperationKind
{
    Send,
    Receive,
    Close,
    Lock,
    Unlock,

    /// <summary>A mutex is taken by who is ready to wait for it.</summary>
    Take,

    /// <summary>A mutex is given back.</summary>
    Give,
    RLock,
    RUnlock,
    Add,
    Done,

    /// <summary>A counter is raised from zero: a round of waiting begins.</summary>
    FirstAdd,

    /// <summary>A counter is lowered to zero.</summary>
    LastDone,
    Signal,
    Broadcast,
    Load,
    Store,
    Update,

    /// <summary>It saw how things stand and changed nothing: a try that failed, a length, a wait that was over.</summary>
    Look,

    /// <summary>It stands in a queue now, or wrote to the console: of this a trace has an event of its own.</summary>
    Change,
}

/// <summary>How an operation touches its subject.</summary>
/// <remarks>Which two of them can be exchanged, without anybody seeing a difference, an explorer knows.</remarks>
internal enum Access
{
    Read,
    Write,

    /// <summary>Readers enter a lock in any order.</summary>
    Enter,

    /// <summary>A counter is raised.</summary>
    Raise,

    /// <summary>A counter is lowered, and not to zero.</summary>
    Lower,

    /// <summary>A counter is lowered to zero: those who wait for that go on.</summary>
    Release,

    /// <summary>Somebody begins to wait for a counter's zero.</summary>
    Await,

    /// <summary>A lock is taken by who would have waited for it.</summary>
    Take,

    /// <summary>A lock is given back by who holds it.</summary>
    Give,

    /// <summary>Somebody begins to wait for a lock.</summary>
    Queue,
}

internal static class OperationNames
{
    /// <summary>The operation as a trace names it; null if it does not mention it.</summary>
    internal static string? Text(this OperationKind operation) =>
        operation switch
        {
            OperationKind.Send => "send",
            OperationKind.Receive => "receive",
            OperationKind.Close => "close",
            OperationKind.Lock or OperationKind.Take => "lock",
            OperationKind.Unlock or OperationKind.Give => "unlock",
            OperationKind.RLock => "rlock",
            OperationKind.RUnlock => "runlock",
            OperationKind.Add or OperationKind.FirstAdd => "add",
            OperationKind.Done or OperationKind.LastDone => "done",
            OperationKind.Signal => "signal",
            OperationKind.Broadcast => "broadcast",
            OperationKind.Load => "load",
            OperationKind.Store => "store",
            OperationKind.Update => "update",
            _ => null,
        };

    internal static Access Access(this OperationKind operation) =>
        operation switch
        {
            OperationKind.Look or OperationKind.Load => Goroutines.Access.Read,
            OperationKind.RLock => Goroutines.Access.Enter,
            OperationKind.Add => Goroutines.Access.Raise,
            OperationKind.Done => Goroutines.Access.Lower,
            OperationKind.LastDone => Goroutines.Access.Release,
            OperationKind.Take => Goroutines.Access.Take,
            OperationKind.Give => Goroutines.Access.Give,
            _ => Goroutines.Access.Write,
        };
}
