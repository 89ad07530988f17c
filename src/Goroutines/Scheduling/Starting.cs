namespace Goroutines;

/// <summary>The go statement.</summary>
internal static class Starting
{
    internal static void Go(Func<GoTask> body, string file, int line) => Start(body, file, line);

    internal static void Go(Action body, string file, int line) => Start(body, file, line);

    private static void Start(Delegate body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        var here = Runner.Current;
        var scheduler = here?.Running?.Scheduler ?? DefaultRuntime.Scheduler;
        scheduler.Program.Start(scheduler, body, here, file, line);
        Operations.Point(here?.Running);
    }
}
