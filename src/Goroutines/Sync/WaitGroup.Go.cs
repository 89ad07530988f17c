using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Go's <c>wg.Go(f)</c>, for every shape of function.</content>
public sealed partial class WaitGroup
{
    /// <summary>Adds one, and counts down when <paramref name="body"/> has returned: <c>wg.Go(f)</c>.</summary>
    /// <param name="body">The goroutine's function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(5)]
    public void Go(
        Func<GoTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(body, file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public void Go<T>(
        Func<GoTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public void Go(
        Func<Task> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public void Go(
        Func<ValueTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public void Go<T>(
        Func<ValueTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public void Go<T>(
        Func<T> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    /// <inheritdoc cref="Go(Func{GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public void Go(
        Action body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Start(Shape.Of(body), file, line);

    private void Start(Func<GoTask> body, string file, int line)
    {
        Add(1, file, line);
        Starting.Go(
            async () =>
            {
                // As in Go 1.26, a panic does not count down: nobody may wake and go on before the program dies.
                try
                {
                    await body();
                }
                catch (GoexitException)
                {
                    Done();
                    throw;
                }
                Done();
            },
            file,
            line
        );
    }
}
