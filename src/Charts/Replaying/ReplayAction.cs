using System.Runtime.InteropServices;

namespace Charts.Replaying;

/// <summary>What a goroutine of a replay does next.</summary>
internal enum ReplayKind
{
    /// <summary>Uses a core for so many nanoseconds.</summary>
    Work,

    /// <summary>Lets so many nanoseconds pass without a core.</summary>
    Sleep,

    /// <summary>Starts goroutine <see cref="ReplayAction.Value"/>.</summary>
    Start,

    /// <summary>Waits for the signal with a number.</summary>
    Await,

    /// <summary>Gives the signal with a number.</summary>
    Signal,

    /// <summary>Waits until a group has so many <c>Done</c>.</summary>
    Join,

    /// <summary>One <c>Done</c> more for a group.</summary>
    Done,

    /// <summary>Takes a lock.</summary>
    Lock,

    /// <summary>Gives it back.</summary>
    Unlock,

    /// <summary>Takes a lock for reading.</summary>
    ReadLock,

    /// <summary>Gives it back.</summary>
    ReadUnlock,
}

/// <summary>One thing that a goroutine of a replay does.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Number of the lock, the group or the signal.</param>
/// <param name="Value">Nanoseconds, a count or a goroutine.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReplayAction(ReplayKind Kind, long Subject, long Value);
