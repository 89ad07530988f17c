namespace Charts.Timelines;

/// <summary>A goroutine had a lock from one time to another.</summary>
internal readonly record struct LockHold(
    long Goroutine,
    long Start,
    long End,
    bool IsRead,
    string? Place
);

/// <summary>A goroutine waited for a lock, from its first look at it until it had it or the run was over.</summary>
internal readonly record struct LockWait(
    long Goroutine,
    long Start,
    long End,
    bool IsRead,
    string? Place,
    bool WasServed
)
{
    internal long Length => End - Start;
}

/// <summary>What happened to one lock in a run.</summary>
internal sealed class LockUse(long number)
{
    internal long Number { get; } = number;

    internal List<LockHold> Holds { get; } = [];

    internal List<LockWait> Waits { get; } = [];

    /// <summary>Whether it was seen to be an RWMutex; one that nobody reads cannot be told from a mutex.</summary>
    internal bool IsReadWrite { get; set; }

    internal string Name => Units.Text($"{(IsReadWrite ? "RWMutex" : "mutex")} #{Number}");

    /// <summary>All goroutines' waits together.</summary>
    internal long Waited => Waits.Sum(wait => wait.Length);

    /// <summary>How long anybody had it; readers that share it count once.</summary>
    internal long Held
    {
        get
        {
            long held = 0;
            long until = long.MinValue;
            foreach (var hold in Holds.OrderBy(hold => hold.Start))
            {
                held += Math.Max(0, hold.End - Math.Max(hold.Start, until));
                until = Math.Max(until, hold.End);
            }

            return held;
        }
    }
}
