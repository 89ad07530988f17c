using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Running a test in a bubble, for every shape of function.</content>
public static partial class Bubble
{
    /// <summary>Runs a test in a new bubble, then its cleanups, and waits for all goroutines: <c>synctest.Test</c>.</summary>
    /// <remarks>As for <see cref="Run(Func{GoTask}, string, int)"/>; a test that fails throws.</remarks>
    /// <param name="body">The bubble's first goroutine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">
    /// <c>deadlock: all goroutines in bubble are blocked</c>;
    /// <c>deadlock: main bubble goroutine has exited but blocked goroutines remain</c>;
    /// <c>synctest.Run called from within a synctest bubble</c>.
    /// </exception>
    [OverloadResolutionPriority(5)]
    public static GoTask Test(
        Func<BubbleTest, GoTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(body), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(4)]
    public static GoTask Test<T>(
        Func<BubbleTest, GoTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(3)]
    public static GoTask Test(
        Func<BubbleTest, Task> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static GoTask Test(
        Func<BubbleTest, ValueTask> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static GoTask Test<T>(
        Func<BubbleTest, ValueTask<T>> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static GoTask Test<T>(
        Func<BubbleTest, T> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);

    /// <inheritdoc cref="Test(Func{BubbleTest, GoTask}, string, int)"/>
    [OverloadResolutionPriority(0)]
    public static GoTask Test(
        Action<BubbleTest> body,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => RunCore(BubbleTest.Around(t => Shape.Of(() => body(t))()), file, line);
}
