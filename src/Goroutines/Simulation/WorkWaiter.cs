namespace Goroutines;

/// <summary>A burst of computing on a virtual core: its goroutine does not wait, it occupies the core.</summary>
internal sealed class WorkWaiter : Waiter
{
    internal WorkWaiter(long nanoseconds, string file, int line)
    {
        Remaining = nanoseconds;
        Describe(WaitReason.Work, 0, file, line);
    }

    internal ValueTask Task => new(this, Version);

    /// <summary>Nanoseconds of computing still to do.</summary>
    internal long Remaining { get; set; }
}
