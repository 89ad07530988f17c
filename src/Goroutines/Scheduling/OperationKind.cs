namespace Goroutines;

/// <summary>What a goroutine can do to something that it shares with others.</summary>
internal enum OperationKind
{
    Send,
    Receive,
    Close,
    Lock,
    Unlock,
    RLock,
    RUnlock,
    Add,
    Done,
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
/// <remarks>
/// Two operations on one subject can be exchanged, without anybody seeing a difference, if they touch it in the same
/// way and that is not <see cref="Write"/>.
/// </remarks>
internal enum Access
{
    Read,
    Write,

    /// <summary>Readers enter a lock in any order.</summary>
    Enter,

    /// <summary>A counter is raised.</summary>
    Raise,

    /// <summary>A counter is lowered.</summary>
    Lower,
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
            OperationKind.Lock => "lock",
            OperationKind.Unlock => "unlock",
            OperationKind.RLock => "rlock",
            OperationKind.RUnlock => "runlock",
            OperationKind.Add => "add",
            OperationKind.Done => "done",
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
            _ => Goroutines.Access.Write,
        };
}
