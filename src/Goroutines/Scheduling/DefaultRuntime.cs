namespace Goroutines;

/// <summary>The scheduler of goroutines started outside any run: made at its first use, never stopped.</summary>
internal static class DefaultRuntime
{
    private static readonly Lazy<IScheduler> s_scheduler = new(() => Make!());

    /// <summary>Makes the scheduler; set by the room that knows the real one.</summary>
    internal static Func<IScheduler>? Make { get; set; }

    internal static IScheduler Scheduler => s_scheduler.Value;
}
