namespace Goroutines;

/// <summary>The go statement.</summary>
internal static class Starting
{
    internal static void Go(Func<GoTask> body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        var scheduler = Goroutine.Current?.Scheduler ?? DefaultRuntime.Scheduler;
        scheduler.Program.Go(scheduler, body, file, line);
    }
}
