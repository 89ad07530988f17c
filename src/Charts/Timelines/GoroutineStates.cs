namespace Charts.Timelines;

/// <summary>What the states mean and how they are named.</summary>
internal static class GoroutineStates
{
    /// <summary>Finds the family of a wait reason in Go's words, as its reports print it.</summary>
    internal static GoroutineState OfReason(string? reason) =>
        reason switch
        {
            null => GoroutineState.Other,
            _ when reason.StartsWith("chan", StringComparison.Ordinal) => GoroutineState.Channel,
            _ when reason.StartsWith("select", StringComparison.Ordinal) => GoroutineState.Select,
            _ when reason.Contains("WaitGroup", StringComparison.Ordinal) =>
                GoroutineState.WaitGroup,
            _ when reason.StartsWith("sleep", StringComparison.Ordinal) => GoroutineState.Sleep,
            _ when reason.StartsWith("sync.", StringComparison.Ordinal) => GoroutineState.Lock,
            _ when reason.StartsWith("sema", StringComparison.Ordinal) => GoroutineState.Lock,
            "syscall" => GoroutineState.OffProcessor,
            "runnable" => GoroutineState.Ready,
            _ => GoroutineState.Other,
        };

    internal static bool IsWaiting(this GoroutineState state) => state >= GoroutineState.Channel;

    /// <summary>The state's name in a legend.</summary>
    internal static string Label(this GoroutineState state) =>
        state switch
        {
            GoroutineState.Running => "running",
            GoroutineState.OffProcessor => "running off processor",
            GoroutineState.Ready => "ready, waits for a core",
            GoroutineState.Channel => "waits: channel",
            GoroutineState.Select => "waits: select",
            GoroutineState.Lock => "waits: lock",
            GoroutineState.WaitGroup => "waits: WaitGroup",
            GoroutineState.Sleep => "sleeps",
            _ => "waits: other",
        };
}
