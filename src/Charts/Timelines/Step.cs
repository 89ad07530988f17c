using Goroutines;

namespace Charts.Timelines;

/// <summary>One row of an interleaving: what a goroutine did, and to which other it reaches.</summary>
internal sealed record Step(
    int Number,
    long Time,
    TraceEventKind Kind,
    long Goroutine,
    long Other,
    int Processor,
    string Text,
    string? Place
);

/// <summary>The steps of a run that a reader of its source would name, in order.</summary>
internal static class Steps
{
    internal static IEnumerable<Step> Of(Trace trace)
    {
        var number = 0;
        foreach (var e in trace.Events)
        {
            if (Describe(e) is { } text)
            {
                // Who starts another does it: its row stands in the starter's column.
                var byOther = e.Kind == TraceEventKind.Created;
                yield return new Step(
                    ++number,
                    e.Time,
                    e.Kind,
                    byOther ? e.Other : e.Goroutine,
                    byOther ? e.Goroutine : e.Other,
                    e.Processor,
                    text,
                    Units.Place(e.File, e.Line)
                );
            }
        }
    }

    private static string? Describe(in TraceEvent e) =>
        e.Kind switch
        {
            TraceEventKind.Created when e.Other > 0 => Units.Text($"starts G{e.Goroutine}"),
            TraceEventKind.Ready when e.Other == e.Goroutine => null,
            TraceEventKind.Ready when e.Other > 0 => Units.Text($"can go on: G{e.Other} woke it"),
            TraceEventKind.Ready => "can go on: time is up",
            TraceEventKind.Blocked when e.Goroutine > 0 => "waits: "
                + (e.Text ?? "unknown")
                + On(e),
            TraceEventKind.Ended when e.Goroutine > 0 => "ends",
            TraceEventKind.Yielded when e.Goroutine > 0 => "gives up its core",
            TraceEventKind.Operation when e.Goroutine > 0 => Verb(e.Text) + On(e),
            TraceEventKind.Output => "prints " + Quote(e.Text ?? ""),
            _ => null,
        };

    /// <summary>Says "sends" for <c>send</c>; words that are no plain verb stay as they are.</summary>
    private static string Verb(string? name) =>
        name switch
        {
            null or "" => "does something",
            "send" or "Send" or "chan send" => "sends",
            "receive" or "Receive" or "chan receive" => "receives",
            "close" or "Close" => "closes",
            _ when name.All(char.IsAsciiLetterLower) && name[^1] != 's' => name + "s",
            _ => name,
        };

    private static string On(in TraceEvent e)
    {
        if (e.Subject <= 0)
        {
            return "";
        }

        var name = e.Text ?? "";
        var channel =
            name.StartsWith("chan", StringComparison.Ordinal)
            || name is "send" or "receive" or "close" or "Send" or "Receive" or "Close";
        return Units.Text(
            $" {(channel && !name.StartsWith("chan", StringComparison.Ordinal) ? "on chan " : "#")}{e.Subject}"
        );
    }

    private static string Quote(string text)
    {
        var line = text.EndsWith("\r\n", StringComparison.Ordinal)
            ? text[..^2]
            : text.TrimEnd('\n');
        return "\"" + line + "\"";
    }
}
