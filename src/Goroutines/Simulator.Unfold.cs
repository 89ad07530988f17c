using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Unfolding the schedules of a program, for every shape of main.</content>
public static partial class Simulator
{
    /// <summary>Unfolds the schedules of a program into a tree, choice by choice: for small programs, to walk through.</summary>
    /// <param name="main">The program: <c>func main()</c>; a value that it returns is part of the output.</param>
    /// <param name="options">How far.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The tree; a failure of the program is in it, not thrown.</returns>
    /// <exception cref="SimulationException">The program cannot be simulated, or not repeated.</exception>
    [OverloadResolutionPriority(5)]
    public static ScheduleTree Unfold(
        [Simulated] Func<GoTask> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(main, options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static ScheduleTree Unfold<T>(
        [Simulated] Func<GoTask<T>> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static ScheduleTree Unfold(
        [Simulated] Func<Task> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Shape.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static ScheduleTree Unfold<T>(
        [Simulated] Func<Task<T>> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ScheduleTree Unfold(
        [Simulated] Func<ValueTask> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Shape.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static ScheduleTree Unfold<T>(
        [Simulated] Func<ValueTask<T>> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static ScheduleTree Unfold<T>(
        [Simulated] Func<T> main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Returning.Of(main), options, file, line).Run();

    /// <inheritdoc cref="Unfold(Func{GoTask}, UnfoldOptions, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static ScheduleTree Unfold(
        [Simulated] Action main,
        UnfoldOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new Unfolder(Shape.Of(main), options, file, line).Run();
}
