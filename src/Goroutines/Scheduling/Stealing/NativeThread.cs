using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Goroutines;

/// <summary>A thread as the operating system sees it: whether it sleeps, and how long it has run.</summary>
/// <remarks>
/// What blocks in native code, such as a read, looks to .NET like what computes. Linux tells the two apart in
/// <c>/proc</c>; elsewhere nobody knows, and the watcher's patience has to decide.
/// </remarks>
internal sealed class NativeThread
{
    private static bool s_isUnknown = !OperatingSystem.IsLinux();

    private readonly int _id;
    private long _cpuTime;

    private NativeThread(int id) => _id = id;

    /// <summary>Whether CPU times of single threads can be had.</summary>
    internal static bool HasCpuTime => !s_isUnknown && Environment.Is64BitProcess;

    /// <summary>The calling thread; null if nothing can be known about it.</summary>
    internal static NativeThread? Current()
    {
        if (s_isUnknown)
            return null;
        try
        {
            return new(GetId());
        }
        // Older C libraries do not tell.
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            s_isUnknown = true;
            return null;
        }
    }

    /// <summary>Whether it sleeps at this moment; null if nobody knows.</summary>
    internal bool? IsAsleep()
    {
        try
        {
            using var file = File.OpenHandle($"/proc/self/task/{_id}/stat");
            return IsAsleep(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool? IsAsleep(SafeFileHandle file)
    {
        // "2966 (goroutine worker) S …": the state follows the name, which may itself have brackets in it.
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(file, text, 0)];
        int state = text.LastIndexOf((byte)')') + 2;
        return state > 1 && state < text.Length ? text[state] is (byte)'S' or (byte)'D' : null;
    }

    /// <summary>How long it has run on some core, in nanoseconds; when it has ended, what was last known.</summary>
    internal long CpuTime()
    {
        // A thread's CPU clock has the inverted number of the thread in its upper bits, and 6 for "of a thread, to the
        // nanosecond".
        if (HasCpuTime && GetTime((~_id << 3) | 6, out var time) == 0)
            _cpuTime = (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        return _cpuTime;
    }

    private struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [DllImport("libc", EntryPoint = "gettid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetId();
}
