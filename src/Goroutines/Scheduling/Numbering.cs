using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>Which numbers a program has given to its goroutines, and to what they wait for.</summary>
/// <remarks>
/// The counters have a cache line to themselves, and the next one, which processors fetch along with it: one core counts while
/// all the others read what else there is of the program.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct Numbering
{
    [FieldOffset(64)]
    private long _goroutines;

    [FieldOffset(72)]
    private long _subjects;

    /// <summary>How many subjects there are.</summary>
    internal long Subjects => Volatile.Read(ref _subjects);

    /// <summary>A number for a goroutine, from 1 on.</summary>
    internal long NextGoroutine() => Interlocked.Increment(ref _goroutines);

    /// <summary>A number for a channel, lock or group, from 1 on.</summary>
    internal long NextSubject() => Interlocked.Increment(ref _subjects);
}
