using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Calls that block their thread.</content>
public static partial class Builtin
{
    /// <summary>Makes a call that blocks its thread, such as a native one: what Go does around a system call.</summary>
    /// <remarks>
    /// The processor is lent to other goroutines at once. Without it the scheduler notices too, but only after some
    /// milliseconds. In the simulator the call takes no virtual time.
    /// </remarks>
    /// <param name="call">The call; it runs on the goroutine's thread.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ValueTask Blocking(
        Action call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        return Operations.Block(call) ? default : PlainWaiter.GiveWay(file, line);
    }

    /// <summary>Stands for a call that blocks its thread for a while, such as reading from a slow disk.</summary>
    /// <remarks>
    /// On real cores it blocks the thread for that long. In the simulator, which cannot know how long a call would take, it
    /// does so in virtual time: the virtual core is free meanwhile, and the goroutine needs one again afterwards.
    /// </remarks>
    /// <param name="duration">How long the thread is blocked; nothing at all if it is not above zero.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ValueTask Blocking(
        TimeSpan duration,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Clock.Block(duration, file, line);

    /// <summary>Makes a call that blocks its thread and has a result.</summary>
    /// <param name="call">The call; it runs on the goroutine's thread.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What the call returned.</returns>
    [OverloadResolutionPriority(1)]
    public static async ValueTask<T> Blocking<T>(
        Func<T> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        T result = default!;
        if (!Operations.Block(() => result = call()))
            await PlainWaiter.GiveWay(file, line);
        return result;
    }
}
