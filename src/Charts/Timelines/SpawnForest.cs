namespace Charts.Timelines;

/// <summary>Who started whom: every goroutine by itself, or those of one place together if they are many.</summary>
internal sealed class SpawnForest
{
    private readonly Timeline _timeline;
    private readonly Dictionary<long, Spawned> _nodes = [];
    private readonly Dictionary<(Spawned, string), Spawned> _byPlace = [];
    private readonly Dictionary<string, Spawned> _rootsByPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<long, GoroutineLane> _lanes;

    private SpawnForest(Timeline timeline, int most)
    {
        _timeline = timeline;
        _lanes = timeline.Goroutines.ToDictionary(lane => lane.Number);
        IsSummed = timeline.Goroutines.Count > most;
    }

    /// <summary>Whether goroutines of one place stand together.</summary>
    internal bool IsSummed { get; }

    /// <summary>Those that nobody in the trace has started: mostly main alone.</summary>
    internal List<Spawned> Roots { get; } = [];

    /// <param name="timeline">The run.</param>
    /// <param name="most">Up to so many goroutines stand by themselves.</param>
    internal static SpawnForest Of(Timeline timeline, int most)
    {
        var forest = new SpawnForest(timeline, most);
        foreach (var lane in timeline.Goroutines.OrderBy(lane => lane.Start))
        {
            forest.Place(lane);
        }

        return forest;
    }

    /// <summary>All nodes, each before what it started.</summary>
    internal List<Spawned> Rows()
    {
        var rows = new List<Spawned>();
        var stack = new Stack<Spawned>(Enumerable.Reverse(Roots));
        while (stack.TryPop(out var node))
        {
            rows.Add(node);
            foreach (var child in Enumerable.Reverse(node.Children))
            {
                stack.Push(child);
            }
        }

        return rows;
    }

    /// <summary>How many goroutines were alive when.</summary>
    internal List<Segment> Alive(IEnumerable<GoroutineLane> lanes) =>
        Counts.Of(lanes.Select(lane => (lane.Start, lane.Ended ?? _timeline.End)));

    private void Place(GoroutineLane lane)
    {
        // A chain of goroutines may be longer than a thread's stack.
        var chain = new Stack<GoroutineLane>();
        var seen = new HashSet<long>();
        for (
            var next = lane;
            next is not null && !_nodes.ContainsKey(next.Number) && seen.Add(next.Number);
            next = _lanes.GetValueOrDefault(next.Maker)
        )
        {
            chain.Push(next);
        }

        while (chain.TryPop(out var next))
        {
            _nodes.Add(next.Number, NodeOf(next, _nodes.GetValueOrDefault(next.Maker)));
        }
    }

    private Spawned NodeOf(GoroutineLane lane, Spawned? parent)
    {
        var key = lane.Place ?? "";
        if (IsSummed && lane.Number != 1)
        {
            for (var above = parent; above is { Parent: not null }; above = above.Parent)
            {
                if (string.Equals(above.Place, lane.Place, StringComparison.Ordinal))
                {
                    above.StartsItself = true;
                    above.Goroutines.Add(lane);
                    return above;
                }
            }

            var known = parent is null
                ? _rootsByPlace.GetValueOrDefault(key)
                : _byPlace.GetValueOrDefault((parent, key));
            if (known is not null)
            {
                known.Goroutines.Add(lane);
                return known;
            }
        }

        var node = new Spawned(parent, lane);
        (parent?.Children ?? Roots).Add(node);
        if (parent is not null)
        {
            _byPlace.TryAdd((parent, key), node);
        }
        else if (lane.Number != 1)
        {
            _rootsByPlace.TryAdd(key, node);
        }

        return node;
    }
}
