using Goroutines;

namespace Charts.Timelines;

/// <summary>Says in words what an event was: a sentence of which its goroutine is the subject.</summary>
internal static class StepText
{
    /// <summary>The sentence and a shorter one for a narrow column; null if the event is no step of the program.</summary>
    internal static (string Text, string Short)? Of(in TraceEvent e, bool isInterruption = false) =>
        e.Kind switch
        {
            TraceEventKind.Output when e.Text is "\n" or "\r\n" => (
                "prints an empty line",
                "empty line"
            ),
            TraceEventKind.Output => ("prints " + Quote(e.Text), Quote(e.Text)),
            _ when e.Goroutine <= 0 => null,
            TraceEventKind.Created when e.Other > 0 => Same(Units.Text($"starts G{e.Goroutine}")),
            TraceEventKind.Ready when e.Other > 0 && e.Other != e.Goroutine => (
                Units.Text($"can go on, thanks to G{e.Other}"),
                "can go on"
            ),
            TraceEventKind.Ready => Same("can go on"),
            TraceEventKind.Blocked => Wait(e),
            TraceEventKind.Ended => Same("ends"),
            TraceEventKind.Yielded when isInterruption => ("is interrupted", "interrupted"),
            TraceEventKind.Yielded => ("gives its core to the next", "yields"),
            TraceEventKind.Operation => Operation(e),
            _ => null,
        };

    private static (string Text, string Short) Wait(in TraceEvent e)
    {
        var reason = e.Text ?? "unknown";
        var brief = GoroutineStates.OfReason(reason) switch
        {
            GoroutineState.Channel => reason[(reason.IndexOf(' ', StringComparison.Ordinal) + 1)..],
            GoroutineState.WaitGroup => "wg",
            GoroutineState.Lock => "lock",
            _ => reason,
        };
        return ($"waits: {reason}{Number(e)}", $"waits: {brief}");
    }

    private static (string Text, string Short) Operation(in TraceEvent e)
    {
        var (verb, brief) = e.Text switch
        {
            null or "" => ("does something", "does something"),
            "send" => ("sends on chan", "sends"),
            "receive" => ("receives from chan", "receives"),
            "close" => ("closes chan", "closes"),
            "lock" => ("locks mutex", "locks"),
            "unlock" => ("unlocks mutex", "unlocks"),
            "rlock" => ("locks for reading, mutex", "read-locks"),
            "runlock" => ("unlocks for reading, mutex", "read-unlocks"),
            "add" => ("adds to WaitGroup", "wg.Add"),
            "done" => ("done, WaitGroup", "wg.Done"),
            "load" => ("loads", "loads"),
            "store" => ("stores", "stores"),
            "update" => ("updates", "updates"),
            "signal" => ("signals Cond", "signals"),
            "broadcast" => ("wakes all who wait in Cond", "broadcasts"),
            _ => (e.Text, e.Text),
        };
        return (verb + Number(e), brief + Number(e));
    }

    private static (string Text, string Short) Same(string text) => (text, text);

    private static string Number(in TraceEvent e) =>
        e.Subject > 0 ? Units.Text($" #{e.Subject}") : "";

    /// <summary>Console text in quotes, without the line break that nearly every line ends with.</summary>
    private static string Quote(string? text) =>
        "\"" + (text ?? "").TrimEnd('\n').TrimEnd('\r') + "\"";
}
