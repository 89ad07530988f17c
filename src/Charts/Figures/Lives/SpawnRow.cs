using Charts.Timelines;

namespace Charts.Figures.Lives;

/// <summary>One row of a tree of goroutines: what it says, and how many of them were alive when.</summary>
internal sealed class SpawnRow
{
    internal SpawnRow(Spawned node, SpawnForest forest, Timeline timeline, FunctionNames names)
    {
        Node = node;
        Alive = forest.Alive(node.Goroutines);
        MostAlive = Alive.Count == 0 ? 1 : Alive.Max(segment => segment.Goroutine);
        var first = node.Goroutines[0];
        Name = IsSum ? Units.Text($"{node.Goroutines.Count:#,0} ×") : first.Name;
        var function = names.Of(first);
        var place = node.Place;
        Detail =
            function is not null && place is not null ? $"{function} at {place}"
            : first.Number == 1 && !IsSum ? ""
            : place ?? "place unknown";
        if (node.StartsItself)
        {
            Detail += ", also by each other";
        }

        Life = LifeOf(node.Goroutines, timeline);
    }

    internal Spawned Node { get; }

    /// <summary>How many were alive when; each segment's number of goroutine is the count.</summary>
    internal List<Segment> Alive { get; }

    internal long MostAlive { get; }

    internal bool IsSum => Node.Goroutines.Count > 1;

    internal string Name { get; }

    internal string Detail { get; }

    /// <summary>How long they lived.</summary>
    internal string Life { get; }

    private static string LifeOf(List<GoroutineLane> lanes, Timeline timeline)
    {
        var left = lanes.Count(lane => lane.Ended is null);
        if (lanes.Count == 1)
        {
            var life = timeline.Span((lanes[0].Ended ?? timeline.End) - lanes[0].Start);
            return left == 0 ? $"lived {life}" : $"{life}, never ended";
        }

        var lives = lanes
            .Where(lane => lane.Ended is not null)
            .Select(lane => lane.Ended!.Value - lane.Start)
            .Order()
            .ToList();
        var ended =
            lives.Count == 0 ? "" : $"lived {timeline.Span(lives[0])} – {timeline.Span(lives[^1])}";
        var never = left == 0 ? "" : Units.Text($"{left:#,0} never ended");
        return ended.Length > 0 && never.Length > 0 ? $"{ended}, {never}" : ended + never;
    }
}
