using Goroutines;

namespace Charts.Timelines;

/// <summary>The steps of a run that a reader of its source would name, in order.</summary>
internal static class Steps
{
    internal static IEnumerable<Step> Of(Trace trace)
    {
        var number = 0;
        var waiting = new HashSet<long>();
        foreach (var e in trace.Events)
        {
            if (e.Kind == TraceEventKind.Blocked)
            {
                waiting.Add(e.Goroutine);
            }

            // A new or yielding goroutine is put in a queue too, but nobody woke it.
            if (e.Kind == TraceEventKind.Ready && !waiting.Remove(e.Goroutine))
            {
                continue;
            }

            if (Describe(e) is { } text)
            {
                // Who starts another does it: its row stands in the starter's column.
                var starts = e.Kind == TraceEventKind.Created;
                yield return new Step(
                    ++number,
                    e.Time,
                    e.Kind,
                    starts ? e.Other : e.Goroutine,
                    starts ? e.Goroutine : e.Other,
                    e.Kind == TraceEventKind.Ready ? -1 : e.Processor,
                    text,
                    Units.Place(e.File, e.Line)
                );
            }
        }
    }

    private static string? Describe(in TraceEvent e) =>
        e.Kind switch
        {
            TraceEventKind.Output => "prints " + Quote(e.Text ?? ""),
            _ when e.Goroutine <= 0 => null,
            TraceEventKind.Created => e.Other > 0 ? Units.Text($"starts G{e.Goroutine}") : null,
            TraceEventKind.Ready when e.Other > 0 && e.Other != e.Goroutine => Units.Text(
                $"can go on, thanks to G{e.Other}"
            ),
            TraceEventKind.Ready => "can go on",
            TraceEventKind.Blocked => "waits: " + (e.Text ?? "unknown") + Number(e),
            TraceEventKind.Ended => "ends",
            TraceEventKind.Yielded => "gives up its core",
            TraceEventKind.Operation => Verb(e.Text) + Number(e),
            _ => null,
        };

    /// <summary>Says what was done in a sentence of which the goroutine is the subject.</summary>
    private static string Verb(string? operation) =>
        operation switch
        {
            null or "" => "does something",
            "send" => "sends on chan",
            "receive" => "receives from chan",
            "close" => "closes chan",
            "lock" => "locks mutex",
            "unlock" => "unlocks mutex",
            "rlock" => "locks to read, mutex",
            "runlock" => "unlocks after reading, mutex",
            "add" => "adds to WaitGroup",
            "done" => "is done for WaitGroup",
            _ => operation,
        };

    private static string Number(in TraceEvent e) =>
        e.Subject > 0 ? Units.Text($" #{e.Subject}") : "";

    /// <summary>Console text in quotes, without the line break that nearly every line ends with.</summary>
    private static string Quote(string text) => "\"" + text.TrimEnd('\n').TrimEnd('\r') + "\"";
}
