using System.Diagnostics;
using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>How long it takes to be woken while all processors are busy.</summary>
/// <remarks>
/// One goroutine for each processor hogs it in slices of 100 µs. Meanwhile a goroutine sleeps for a millisecond and
/// sends the time to another, n times. Measured are how late the sleep ends and how long the send takes to be seen.
/// </remarks>
internal static class Latency
{
    private static readonly TimeSpan s_slice = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan s_sleep = TimeSpan.FromMilliseconds(1);

    internal static async GoTask Run(int n)
    {
        var stop = new AtomicBool();
        for (int p = 0; p < GoRuntime.GOMAXPROCS(0); p++)
            Go(() => Hog(stop));
        double[] late = new double[n];
        double[] wakes = new double[n];
        var pings = new Chan<long>();
        var seen = new Chan<Unit>();
        Go(async () =>
        {
            for (int i = 0; i < n; i++)
            {
                long sent = await pings.Receive();
                wakes[i] = Stopwatch.GetElapsedTime(sent).TotalNanoseconds;
                await seen.Send(default);
            }
        });
        for (int i = 0; i < n; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await Sleep(s_sleep);
            late[i] = (Stopwatch.GetElapsedTime(start) - s_sleep).TotalNanoseconds;
            await pings.Send(Stopwatch.GetTimestamp());
            await seen.Receive();
        }
        stop.Store(true);
        Percentiles.Note("timer", late);
        Percentiles.Note("wake", wakes);
    }

    private static async GoTask Hog(AtomicBool stop)
    {
        while (!stop.Load())
        {
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < s_slice) { }
            await Gosched();
        }
    }
}
