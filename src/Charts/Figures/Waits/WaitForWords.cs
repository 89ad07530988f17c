using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Waits;

/// <summary>What goroutines wait for and who has it, in words.</summary>
internal static class WaitForWords
{
    internal static string NameOf(long goroutine) =>
        goroutine == 1 ? "G1 main" : Units.Text($"G{goroutine}");

    internal static string NobodyKnown(WaitForEdge edge) =>
        edge.Reason switch
        {
            "sync.WaitGroup.Wait" => "who has yet to call Done is not in the trace",
            "chan receive" => "nobody else has sent on it",
            "chan send" => "nobody else has received from it",
            "chan receive (nil chan)" or "chan send (nil chan)" or "select (no cases)" =>
                "for ever",
            "select" => "none of its cases can proceed",
            "sync.Cond.Wait" => "nobody signals",
            _ => "who has it is not in the trace",
        };

    internal static string Thing(WaitForEdge edge)
    {
        var number = edge.Subject == 0 ? "" : Units.Text($" #{edge.Subject}");
        return edge.Reason switch
        {
            "sync.Mutex.Lock" => "mutex" + number,
            "sync.RWMutex.Lock" or "sync.RWMutex.RLock" => "RWMutex" + number,
            "sync.WaitGroup.Wait" => "WaitGroup" + number,
            "sync.Cond.Wait" => "cond" + number,
            "chan receive" or "chan send" => "channel" + number,
            "chan receive (nil chan)" or "chan send (nil chan)" => "nil channel",
            _ => edge.Reason + number,
        };
    }

    internal static string Verb(WaitForEdge edge) =>
        edge.Reason switch
        {
            "sync.Mutex.Lock" => "locks",
            "sync.RWMutex.Lock" => "locks to write",
            "sync.RWMutex.RLock" => "locks to read",
            "chan receive" or "chan receive (nil chan)" => "receives",
            "chan send" or "chan send (nil chan)" => "sends",
            _ => "waits",
        };

    internal static string Relation(WaitForEdge edge)
    {
        var place = Units.Place(edge.HolderFile, edge.HolderLine);
        var (verb, before) = edge.Relation switch
        {
            WaitForRelation.Holds => ("held", " since "),
            WaitForRelation.Reads => ("held for reading", " since "),
            WaitForRelation.WaitsToWrite => ("stands in line to write", ", "),
            WaitForRelation.SentLast => ("was last to send", ", "),
            _ => ("was last to receive", ", "),
        };
        return verb + (place is null ? "" : before + place);
    }
}
