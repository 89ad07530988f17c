namespace Charts.Timelines;

/// <summary>Goroutines that were started at one place by goroutines of one other node; main alone is the root.</summary>
internal sealed class Spawned(Spawned? parent, GoroutineLane first)
{
    internal Spawned? Parent { get; } = parent;

    internal int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    internal string? Place { get; } = first.Place;

    internal List<GoroutineLane> Goroutines { get; } = [first];

    internal List<Spawned> Children { get; } = [];

    /// <summary>Whether some of them started others of them.</summary>
    internal bool StartsItself { get; set; }
}
