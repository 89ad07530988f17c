namespace Exercises.Checking;

/// <summary>How a program with an answer in it is run in many orders.</summary>
internal sealed record Orders
{
    internal static Orders Usual { get; } = new();

    /// <summary>How many schedules are simulated at most.</summary>
    internal int Schedules { get; init; } = 400;

    /// <summary>How many times it is run on real cores, at most.</summary>
    internal int RealRuns { get; init; } = 20;

    /// <summary>Steps after which a schedule is taken to have no end.</summary>
    internal long MaxSteps { get; init; } = 10_000;

    /// <summary>Whether goroutines may be left behind.</summary>
    internal bool AllowLeaks { get; init; }

    /// <summary>Whether data races may remain.</summary>
    internal bool AllowRaces { get; init; }

    /// <summary>What faults mean in this program, the most telling first.</summary>
    internal IReadOnlyList<Explanation> Explain { get; init; } = [];
}
