namespace Charts.Timelines;

/// <summary>What a goroutine is doing, coarse enough to be a colour. Waits are families of Go's reasons.</summary>
internal enum GoroutineState
{
    /// <summary>Has a processor.</summary>
    Running,

    /// <summary>Its thread goes on, but its processor was lent to another worker.</summary>
    OffProcessor,

    /// <summary>Could run, stands in a run queue.</summary>
    Ready,

    /// <summary>Waits for a channel.</summary>
    Channel,

    /// <summary>Waits for one of several channels.</summary>
    Select,

    /// <summary>Waits for a mutex, a condition or a semaphore.</summary>
    Lock,

    /// <summary>Waits for a WaitGroup.</summary>
    WaitGroup,

    /// <summary>Waits for time to pass.</summary>
    Sleep,

    /// <summary>Waits for anything else: a system call, a task of .NET.</summary>
    Other,
}
