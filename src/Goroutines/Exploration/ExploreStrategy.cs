namespace Goroutines;

/// <summary>How an exploration looks for schedules.</summary>
public enum ExploreStrategy
{
    /// <summary>
    /// Every one, for a quarter of the budget; if that was not enough, <see cref="Exhaustive"/> for as much as another half;
    /// then random ones of both kinds.
    /// </summary>
    Auto,

    /// <summary>
    /// Every one, leaving out those that differ only in the order of steps that do not touch one another: have no object
    /// of the library in common, that is. It is the right one where goroutines share nothing else, or only under locks.
    /// </summary>
    Exhaustive,

    /// <summary>Every decision by chance.</summary>
    Random,

    /// <summary>
    /// Probabilistic concurrency testing: the goroutines have random priorities, which change at two random steps
    /// (Burckhardt and others, 2010). Good at bugs that need few but particular decisions.
    /// </summary>
    Pct,
}
