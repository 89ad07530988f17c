namespace Goroutines;

/// <summary>What a goroutine can do to something that it shares with others.</summary>
internal enum Operation
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
    internal static string? Text(this Operation operation) =>
        operation switch
        {
            Operation.Send => "send",
            Operation.Receive => "receive",
            Operation.Close => "close",
            Operation.Lock => "lock",
            Operation.Unlock => "unlock",
            Operation.RLock => "rlock",
            Operation.RUnlock => "runlock",
            Operation.Add => "add",
            Operation.Done => "done",
            Operation.Signal => "signal",
            Operation.Broadcast => "broadcast",
            Operation.Load => "load",
            Operation.Store => "store",
            Operation.Update => "update",
            _ => null,
        };

    internal static Access Access(this Operation operation) =>
        operation switch
        {
            Operation.Look or Operation.Load => Goroutines.Access.Read,
            Operation.RLock => Goroutines.Access.Enter,
            Operation.Add => Goroutines.Access.Raise,
            Operation.Done => Goroutines.Access.Lower,
            _ => Goroutines.Access.Write,
        };
}
