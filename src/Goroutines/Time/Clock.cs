namespace Goroutines;

/// <summary>Time as the running goroutine's scheduler has it: real, or virtual in the simulator and in a bubble.</summary>
internal static class Clock
{
    internal static IScheduler Scheduler =>
        Goroutine.Current?.Scheduler ?? DefaultRuntime.Scheduler;

    internal static ValueTask Sleep(TimeSpan duration, string file, int line)
    {
        if (duration <= TimeSpan.Zero)
            return Operations.ShouldYield() ? PlainWaiter.Yield(file, line) : default;
        var scheduler = Scheduler;
        var waiter = PlainWaiter.Rent(WaitReason.Sleep, 0, file, line);
        waiter.IsDurable = true;
        var task = waiter.Task;
        scheduler.Add(new Alarm(TimerEntry.After(scheduler.Now, duration), waiter));
        return task;
    }

    internal static DateTimeOffset Now()
    {
        var scheduler = Scheduler;
        return scheduler.TimeAt(scheduler.Now);
    }
}
