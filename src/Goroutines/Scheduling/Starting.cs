namespace Goroutines;

/// <summary>The go statement.</summary>
internal static class Starting
{
    internal static void Go(Func<GoTask> body, string file, int line) => Start(body, file, line);

    internal static void Go(Action body, string file, int line) => Start(body, file, line);

    private static void Start(Delegate body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        var scheduler = Goroutine.Current?.Scheduler ?? DefaultRuntime.Scheduler;
        scheduler.Program.Start(scheduler, body, file, line);
        Operations.Point();
    }
}
