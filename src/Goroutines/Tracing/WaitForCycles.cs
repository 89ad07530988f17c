namespace Goroutines;

/// <summary>Finds circles of goroutines that wait for one another.</summary>
internal static class WaitForCycles
{
    /// <summary>For every goroutine that is in a circle one of the shortest; each goroutine is in one of them at most.</summary>
    internal static List<IReadOnlyList<WaitForEdge>> In(IReadOnlyList<WaitForEdge> edges)
    {
        var cycles = new List<IReadOnlyList<WaitForEdge>>();
        var told = new HashSet<long>();
        var from = edges.Where(IsCertain).ToLookup(edge => edge.Goroutine);
        foreach (var group in from)
        {
            if (told.Contains(group.Key) || Shortest(group.Key, from) is not { } cycle)
                continue;
            foreach (var edge in cycle)
                told.Add(edge.Goroutine);
            cycles.Add(cycle);
        }
        return cycles;
    }

    // Who used a channel last need not be who should use it next.
    private static bool IsCertain(WaitForEdge edge) =>
        edge.Relation
            is WaitForRelation.Holds
                or WaitForRelation.Reads
                or WaitForRelation.WaitsToWrite;

    private static List<WaitForEdge>? Shortest(long start, ILookup<long, WaitForEdge> from)
    {
        var reachedBy = new Dictionary<long, WaitForEdge>();
        var queue = new Queue<long>([start]);
        while (queue.TryDequeue(out long goroutine))
        {
            foreach (var edge in from[goroutine])
            {
                if (!reachedBy.TryAdd(edge.Holder, edge))
                    continue;
                if (edge.Holder == start)
                    return Back(start, reachedBy);
                queue.Enqueue(edge.Holder);
            }
        }
        return null;
    }

    private static List<WaitForEdge> Back(long start, Dictionary<long, WaitForEdge> reachedBy)
    {
        var path = new List<WaitForEdge>();
        long goroutine = start;
        do
        {
            var edge = reachedBy[goroutine];
            path.Add(edge);
            goroutine = edge.Goroutine;
        } while (goroutine != start);
        path.Reverse();
        return path;
    }
}
