namespace Goroutines;

/// <summary>The schedulers of this process that run something: what its instruments show is the sum of theirs.</summary>
internal static class LiveSchedulers
{
    // Guards the list and what is left of those that have gone.
    private static readonly Lock s_lock = new();
    private static readonly List<StealingScheduler> s_all = [];
    private static SchedulerLoad s_gone;

    /// <summary>A scheduler begins. With the first one the instruments can be seen.</summary>
    internal static void Add(StealingScheduler scheduler)
    {
        lock (s_lock)
            s_all.Add(scheduler);
        GoroutinesMeter.Show();
        GoroutinesEventSource.Show();
    }

    /// <summary>It has ended: its totals stay.</summary>
    internal static void Remove(StealingScheduler scheduler)
    {
        lock (s_lock)
        {
            var last = scheduler.Load();
            if (s_all.Remove(scheduler))
                s_gone += new SchedulerLoad() with
                {
                    Switches = last.Switches,
                    Steals = last.Steals,
                };
        }
    }

    /// <summary>All of them at this moment.</summary>
    internal static SchedulerLoad Load()
    {
        lock (s_lock)
        {
            var sum = s_gone;
            foreach (var scheduler in s_all)
                sum += scheduler.Load();
            return sum;
        }
    }
}
