using Goroutines;

namespace Charts.Playing;

/// <summary>A position of the game, with what is known of all that can follow.</summary>
/// <param name="Position">The position.</param>
/// <param name="Moves">What the player can do; empty where the game is over, or cut.</param>
/// <param name="IsWon">Whether the goal is reached.</param>
/// <param name="IsCut">Whether it would go on, and what follows is not known.</param>
internal sealed record GameNode(
    SchedulePosition Position,
    IReadOnlyList<GameMove> Moves,
    bool IsWon,
    bool IsCut
)
{
    /// <summary>What main returned, as text; empty if nothing.</summary>
    internal string Returned { get; init; } = "";

    /// <summary>How many moves are still needed at least; null if the goal is not to be reached from here.</summary>
    internal int? Distance { get; } =
        IsWon ? 0 : Moves.Select(move => move.Next.Distance + 1).Min();

    /// <summary>How many ways lead from here to an end.</summary>
    internal long Endings { get; } =
        Moves.Count > 0 ? Moves.Sum(move => move.Next.Endings)
        : IsCut ? 0
        : 1;

    /// <summary>How many of these lead to the goal.</summary>
    internal long Wins { get; } =
        Moves.Count > 0 ? Moves.Sum(move => move.Next.Wins)
        : IsWon ? 1
        : 0;

    /// <summary>How many ways lead from here to where the game is cut.</summary>
    internal long Cuts { get; } =
        Moves.Count > 0 ? Moves.Sum(move => move.Next.Cuts)
        : IsCut ? 1
        : 0;

    /// <summary>The most moves that can follow.</summary>
    internal int Depth { get; } = Moves.Count == 0 ? 0 : Moves.Max(move => move.Next.Depth) + 1;

    /// <summary>Makes the game of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="goal">What wins; null for nothing.</param>
    /// <param name="maxDepth">After so many moves the game is cut.</param>
    internal static GameNode Of(ScheduleTree tree, Goal? goal, int maxDepth = int.MaxValue) =>
        Of(tree.Root, null, goal, maxDepth);

    private static GameNode Of(
        SchedulePosition position,
        Situation? before,
        Goal? goal,
        int maxDepth
    )
    {
        var situation = new Situation(before, position);
        bool isWon = goal?.IsReached(situation) == true;
        if (isWon || position.Moves.Count == 0)
        {
            return new GameNode(position, [], isWon, IsCut: false)
            {
                Returned = situation.Returned,
            };
        }

        if (maxDepth == 0 || position.Moves.Any(move => move.Next is null))
        {
            return new GameNode(position, [], IsWon: false, IsCut: true);
        }

        var moves = position
            .Moves.Select(move => new GameMove(
                move.Goroutine,
                move.Possibility,
                Of(move.Next!, situation, goal, maxDepth - 1)
            ))
            .OrderBy(move => move.Goroutine)
            .ThenBy(move => move.Possibility);
        return new GameNode(position, [.. moves], IsWon: false, IsCut: false);
    }
}

/// <summary>A move, and where it leads to.</summary>
/// <param name="Goroutine">Who goes on; 0 if it is about a select's case.</param>
/// <param name="Possibility">Which case, from 1; 0 if it is about who goes on.</param>
/// <param name="Next">The position after it.</param>
internal sealed record GameMove(long Goroutine, int Possibility, GameNode Next);
