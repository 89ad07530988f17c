namespace Goroutines;

/// <summary>Time as the running goroutine's scheduler has it: real, or virtual in the simulator and in a bubble.</summary>
internal static class Clock
{
    internal static IScheduler Scheduler =>
        Goroutine.Current?.Scheduler ?? DefaultRuntime.Scheduler;

    internal static ValueTask Sleep(TimeSpan duration, string file, int line) =>
        duration > TimeSpan.Zero ? Wait(WaitReason.Sleep, duration, file, line)
        : Operations.ShouldYield() ? PlainWaiter.Yield(file, line)
        : default;

    /// <summary>Blocks the thread; in the simulator, whose only thread must go on, only the goroutine.</summary>
    internal static ValueTask Block(TimeSpan duration, string file, int line)
    {
        if (duration <= TimeSpan.Zero)
            return default;
        if (Goroutine.Current is { Program.IsSimulated: true })
            return Wait(WaitReason.Syscall, duration, file, line);
        bool goesOn = Operations.Block(() =>
        {
            using var never = new ManualResetEventSlim();
            never.Wait(duration);
        });
        return goesOn ? default : PlainWaiter.GiveWay(file, line);
    }

    private static ValueTask Wait(WaitReason reason, TimeSpan duration, string file, int line)
    {
        var scheduler = Scheduler;
        var waiter = PlainWaiter.Rent(reason, 0, file, line);
        waiter.IsDurable = reason == WaitReason.Sleep;
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
