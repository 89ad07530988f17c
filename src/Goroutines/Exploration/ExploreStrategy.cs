namespace Goroutines;

/// <summary>How an exploration looks for schedules.</summary>
public enum ExploreStrategy
{
    /// <summary>Every one, for the first half of the budget; if that was not enough, random ones of both kinds.</summary>
    Auto,

    /// <summary>Every one, leaving out those that differ only in the order of steps that do not touch one another.</summary>
    Exhaustive,

    /// <summary>Every decision by chance.</summary>
    Random,

    /// <summary>
    /// Probabilistic concurrency testing: the goroutines have random priorities, which change at two random steps
    /// (Burckhardt and others, 2010). Good at bugs that need few but particular decisions.
    /// </summary>
    Pct,
}
