using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Exploring a program, for every shape of main.</content>
public static partial class Simulator
{
    /// <summary>Runs a program under every schedule, or as many as the budget allows, and tells what can come of it.</summary>
    /// <param name="main">The program: <c>func main()</c>; a value that it returns is part of the outcome.</param>
    /// <param name="options">How, and how long.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>All outcomes and faults that were seen; a failure of the program is in the result, not thrown.</returns>
    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    [OverloadResolutionPriority(5)]
    public static Exploration Explore(
        [Simulated] Func<GoTask> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(main, options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static Exploration Explore<T>(
        [Simulated] Func<GoTask<T>> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Exploration Explore(
        [Simulated] Func<Task> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Shape.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static Exploration Explore<T>(
        [Simulated] Func<Task<T>> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Exploration Explore(
        [Simulated] Func<ValueTask> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Shape.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Exploration Explore<T>(
        [Simulated] Func<ValueTask<T>> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Exploration Explore<T>(
        [Simulated] Func<T> main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Explore(Func{GoTask}, ExploreOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static Exploration Explore(
        [Simulated] Action main,
        ExploreOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Explorer(Shape.Of(main), options, file, line).Run();
}
