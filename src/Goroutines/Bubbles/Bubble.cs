using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A part of a program with a time of its own, for tests: package <c>testing/synctest</c>.</summary>
/// <remarks>
/// Time in a bubble begins at midnight UTC of 2000-01-01 and stands still while any of its goroutines can run. When
/// all are blocked on one another or asleep it jumps to the next timer. So a test of an hour's time-out takes no
/// time, and its result is exact. Goroutines, channels, timers and contexts made in a bubble belong to it.
/// <para>
/// Who waits for a lock, for a channel or a WaitGroup from outside, or for a foreign task (<c>Task.Delay</c>, a
/// socket, <c>AsTask()</c> of an operation) is not blocked in this sense: something outside may come, and time stands
/// still until it does. So a goroutine must not sleep with a lock that another wants, nor await
/// <c>Sleep(d).AsTask()</c>; an async function around the sleep is fine.
/// </para>
/// </remarks>
public static partial class Bubble
{
    /// <summary>Waits until every other goroutine of the bubble is durably blocked or has ended: <c>synctest.Wait()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="PanicException">
    /// <c>goroutine is not in a bubble</c>; <c>wait already in progress</c> in another goroutine.
    /// </exception>
    public static ValueTask Wait(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        Goroutine.Current?.Bubble is BubbleScheduler bubble
            ? bubble.WaitForOthers(file, line)
            : throw new PanicException("goroutine is not in a bubble");

    private static GoTask RunCore(Func<GoTask> body, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Goroutine.Current is null
            ? RunAsProgram(() => RunInside(body, file, line), file, line)
            : RunInside(body, file, line);
    }

    /// <summary>Plain .NET code has no goroutine that could wait: the bubble is a program's main.</summary>
    private static async GoTask RunAsProgram(Func<GoTask> main, string file, int line) =>
        await GoRuntime.RunOrThrow(main, null, file, line);

    private static async GoTask RunInside(Func<GoTask> body, string file, int line)
    {
        var machine = Goroutine.Current!.Scheduler;
        if (machine.IsBubble)
            throw new PanicException("synctest.Run called from within a synctest bubble");
        await new BubbleScheduler(machine).Run(body, file, line);
    }
}
