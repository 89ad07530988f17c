using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Cleaning up, for every shape of function.</content>
public sealed partial class BubbleTest
{
    /// <summary>Has a function run in the bubble when the test's own has ended: <c>t.Cleanup(f)</c>. The last added runs first.</summary>
    /// <param name="cleanup">The function. It runs also when the test has panicked or called <c>Goexit</c>.</param>
    [OverloadResolutionPriority(5)]
    public void Cleanup(Func<GoTask> cleanup) => Add(cleanup);

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(4)]
    public void Cleanup<T>(Func<GoTask<T>> cleanup) => Add(Shape.Of(cleanup));

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(3)]
    public void Cleanup(Func<Task> cleanup) => Add(Shape.Of(cleanup));

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(2)]
    public void Cleanup(Func<ValueTask> cleanup) => Add(Shape.Of(cleanup));

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(2)]
    public void Cleanup<T>(Func<ValueTask<T>> cleanup) => Add(Shape.Of(cleanup));

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(1)]
    public void Cleanup<T>(Func<T> cleanup) => Add(Shape.Of(cleanup));

    /// <inheritdoc cref="Cleanup(Func{GoTask})"/>
    [OverloadResolutionPriority(0)]
    public void Cleanup(Action cleanup) => Add(Shape.Of(cleanup));
}
