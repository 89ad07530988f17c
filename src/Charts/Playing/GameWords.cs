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
        game.Complete
            ? Units.Count(game.Endings, "way") + " to run it"
            : $"more ways to run it than are here, {Units.Count(game.Endings, "way")} to their end";

    /// <summary>How many of them reach the goal.</summary>
    internal static string Wins(Game game) =>
        game switch
        {
            { Wins: > 0 } => Units.Text($"{game.Wins:#,0} of them ")
                + (game.Wins == 1 ? "reaches the goal" : "reach the goal"),
            { Complete: true } => "none reaches the goal: no order of these steps does",
            _ => "none of those that are here reaches the goal, and longer ones were not tried",
        };
}
