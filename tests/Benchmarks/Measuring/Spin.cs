using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Computing, as far as a core can tell.</summary>
internal static class Spin
{
    /// <summary>Keeps a core busy for so many nanoseconds.</summary>
    internal static void For(long nanoseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalNanoseconds < nanoseconds) { }
    }
}
