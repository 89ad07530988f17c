using Goroutines;
using static Goroutines.Builtin;

namespace Goroutines.Tests;

/// <summary>The other goroutines of a program, seen by one of them.</summary>
internal static class Others
{
    /// <summary>Lets the others run until each of them waits for something or has ended.</summary>
    /// <remarks>
    /// Needs no time, so it holds on a busy machine too. It is exact for goroutines on their way into a wait; one
    /// that was woken and has not run since still counts as waiting.
    /// </remarks>
    internal static async GoTask Wait()
    {
        var me = Goroutine.Current!;
        while (me.Program.Goroutines.Snapshot().Any(g => g != me && g.WaitsIn is null))
            await Gosched();
    }
}
