using System.Runtime.CompilerServices;
using Charts.Playing;
using Goroutines;

namespace Charts;

/// <summary>Playing the scheduler: <c>using static Charts.Games;</c> brings the word <c>Play</c>.</summary>
public static class Games
{
    /// <summary>
    /// A game in which the reader is the scheduler of a small program, and picks at every step which goroutine goes on.
    /// </summary>
    /// <param name="main">The program: <c>func main()</c>.</param>
    /// <param name="goal">What the player is to bring about; null to look around.</param>
    /// <param name="options">How large the game may be.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The game, which shows itself; if the goal is out of reach, it says so.</returns>
    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    [OverloadResolutionPriority(5)]
    public static Game Play(
        [Simulated] Func<GoTask> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <summary>
    /// A game in which the reader is the scheduler of a small program, and picks at every step which goroutine goes on.
    /// </summary>
    /// <param name="main">The program: <c>func main()</c>; a value that it returns is part of the output.</param>
    /// <param name="goal">What the player is to bring about; null to look around.</param>
    /// <param name="options">How large the game may be.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The game, which shows itself; if the goal is out of reach, it says so.</returns>
    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    [OverloadResolutionPriority(4)]
    public static Game Play<T>(
        [Simulated] Func<GoTask<T>> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play(Func{GoTask}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Game Play(
        [Simulated] Func<Task> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play{T}(Func{GoTask{T}}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Game Play<T>(
        [Simulated] Func<Task<T>> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play(Func{GoTask}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Game Play(
        [Simulated] Func<ValueTask> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play{T}(Func{GoTask{T}}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Game Play<T>(
        [Simulated] Func<ValueTask<T>> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play{T}(Func{GoTask{T}}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Game Play<T>(
        [Simulated] Func<T> main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    /// <inheritdoc cref="Play(Func{GoTask}, Goal, PlayOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Game Play(
        [Simulated] Action main,
        Goal? goal = null,
        PlayOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Make(unfold => Simulator.Unfold(main, unfold, file, line), goal, options);

    private static Game Make(
        Func<UnfoldOptions, ScheduleTree> unfold,
        Goal? goal,
        PlayOptions? options
    )
    {
        options ??= new PlayOptions();
        var situations = new Dictionary<SchedulePosition, Situation>();
        var tree = unfold(
            new UnfoldOptions
            {
                MaxPositions = options.MaxPositions,
                Until = goal is null ? null : IsReached,
            }
        );
        return new Game(tree, goal, options.Title);

        bool IsReached(SchedulePosition position)
        {
            var before = position.Parent is { } parent
                ? situations.GetValueOrDefault(parent)
                : null;
            var situation = situations[position] = new Situation(before, position);
            return goal.IsReached(situation);
        }
    }
}
