using System.Globalization;
using System.Text;

namespace Goroutines;

/// <summary>Says in sentences who waits for whom.</summary>
internal static class WaitForText
{
    internal static string Of(WaitForGraph graph)
    {
        var lines = new List<string>();
        var told = new HashSet<long>();
        foreach (var cycle in graph.Cycles)
        {
            lines.Add(
                string.Join("; ", cycle.Select(edge => Sentence(edge, cycle.Count == 1)))
                    + ": a circle."
            );
            foreach (var edge in cycle)
                told.Add(edge.Goroutine);
        }
        foreach (var waits in graph.Edges.GroupBy(edge => edge.Goroutine))
            if (!told.Contains(waits.Key))
                lines.Add(Sentence([.. waits]));
        return string.Join('\n', lines);
    }

    /// <summary>What a goroutine waits for: <c>mutex #1</c>.</summary>
    internal static string Thing(WaitForEdge edge)
    {
        string number =
            edge.Subject == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" #{edge.Subject}");
        return edge.Reason switch
        {
            "sync.Mutex.Lock" => "mutex" + number,
            "sync.RWMutex.Lock" => $"RWMutex{number} to write",
            "sync.RWMutex.RLock" => $"RWMutex{number} to read",
            "sync.WaitGroup.Wait" => "WaitGroup" + number,
            "sync.Cond.Wait" => $"a signal of cond{number}",
            "chan receive" => "a value from channel" + number,
            "chan send" => "somebody to receive from channel" + number,
            "chan receive (nil chan)" => "a value from a nil channel",
            "chan send (nil chan)" => "somebody to receive from a nil channel",
            "select" => "one of the cases of a select",
            "select (no cases)" => "a select without cases",
            _ => edge.Reason + number,
        };
    }

    private static string Sentence(WaitForEdge edge, bool isOwn)
    {
        string relation = isOwn ? $"which it holds itself{Since(edge)}" : Relation(edge);
        return $"{Waits(edge)}, {relation}";
    }

    private static string Sentence(List<WaitForEdge> edges)
    {
        var text = new StringBuilder(Waits(edges[0]));
        for (int i = 0; i < edges.Count; i++)
            text.Append(i == 0 ? ", " : ", and ")
                .Append(
                    edges[i].Relation == WaitForRelation.Unknown
                        ? Unknown(edges[i])
                        : Relation(edges[i])
                );
        return text.Append('.').ToString();
    }

    private static string Waits(WaitForEdge edge) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"G{edge.Goroutine} waits for {Thing(edge)}{Place(edge.File, edge.Line, " (", ")")}"
        );

    private static string Relation(WaitForEdge edge)
    {
        string who = string.Create(CultureInfo.InvariantCulture, $"G{edge.Holder}");
        return edge.Relation switch
        {
            _ when edge.HolderHasEnded && edge.Relation is WaitForRelation.Holds =>
                $"which {who} locked{At(edge)} and had not unlocked when it ended",
            _ when edge.HolderHasEnded && edge.Relation is WaitForRelation.Reads =>
                $"which {who} locked for reading{At(edge)} and had not unlocked when it ended",
            WaitForRelation.Holds => $"which {who} holds{Since(edge)}",
            WaitForRelation.Reads => $"which {who} holds for reading{Since(edge)}",
            WaitForRelation.WaitsToWrite => $"for which {who} stands in line before it, to write",
            WaitForRelation.SentLast =>
                $"on which {who} was the last to send{At(edge)}{Ended(edge)}",
            _ => $"from which {who} was the last to receive{At(edge)}{Ended(edge)}",
        };
    }

    private static string Unknown(WaitForEdge edge) =>
        edge.Reason switch
        {
            "sync.WaitGroup.Wait" => "and a trace does not tell who has yet to call Done",
            "chan receive" => "on which nobody else has sent",
            "chan send" => "from which nobody else has received",
            "chan receive (nil chan)" or "chan send (nil chan)" or "select (no cases)" =>
                "and that lasts for ever",
            "select" => "and none of them can proceed",
            "sync.Cond.Wait" => "and nobody has called Signal or Broadcast since",
            _ => "and a trace does not tell who has it",
        };

    private static string Ended(WaitForEdge edge) => edge.HolderHasEnded ? ", which has ended" : "";

    private static string Since(WaitForEdge edge) =>
        Place(edge.HolderFile, edge.HolderLine, " since ", "");

    private static string At(WaitForEdge edge) =>
        Place(edge.HolderFile, edge.HolderLine, " (", ")");

    private static string Place(string? file, int line, string before, string after)
    {
        if (string.IsNullOrEmpty(file))
            return "";
        string name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return string.Create(CultureInfo.InvariantCulture, $"{before}{name}:{line}{after}");
    }
}
