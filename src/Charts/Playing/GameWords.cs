using Charts.Timelines;

namespace Charts.Playing;

/// <summary>What there is to say about a game as a whole.</summary>
internal static class GameWords
{
    internal const string Title = "Play the scheduler";

    /// <summary>For those who do not see it.</summary>
    internal static string Describe(Game game) =>
        game.Goal is null
            ? $"{Title}: {Count(game)}."
            : $"{Title}. {game.Goal.Task} {Count(game)}; {Wins(game)}.";

    /// <summary>How many ways there are.</summary>
    internal static string Count(Game game) =>
        Units.Count(game.Endings, "way")
        + (game.Complete ? " to run it" : " to run it, and more that are not kept");

    /// <summary>How many of them reach the goal.</summary>
    internal static string Wins(Game game) =>
        game switch
        {
            { Wins: > 0 } => Units.Text($"{game.Wins:#,0} of them ")
                + (game.Wins == 1 ? "reaches the goal" : "reach the goal"),
            { Complete: true } => "none reaches the goal: no order of these steps does",
            _ => "none of these reaches the goal",
        };

    /// <summary>What a player must know who would look for the goal in vain; null if it is there.</summary>
    internal static string? Warn(Game game) =>
        game switch
        {
            { Goal: null } or { FewestMoves: not null } => null,
            { Complete: true } =>
                "The goal cannot be reached: no order of these steps leads to it. Look around, and see why.",
            _ =>
                "No way that is kept here reaches the goal. The game is cut, and longer ways were not tried.",
        };
}
