namespace Goroutines;

/// <summary>Where a goroutine is while it waits for nothing in the library.</summary>
internal enum Whereabouts : byte
{
    /// <summary>It runs, or is ready to.</summary>
    Here,

    /// <summary>It awaits a socket, a file, a foreign task.</summary>
    IOWait,

    /// <summary>It blocks its thread in a call.</summary>
    Syscall,
}
