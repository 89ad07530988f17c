using System.Diagnostics;
using System.Threading;
using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>Starting goroutines and waiting for them.</summary>
internal static class Spawning
{
    internal static async GoTask SpawnAndJoin(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
            Go(() => wg.Done());
        await wg.Wait();
    }

    /// <summary>Starts n goroutines that all park in a receive, then releases them by closing the channel.</summary>
    internal static async GoTask Parked(int n)
    {
        long memory = Environment.WorkingSet;
        var ch = new Chan<int>();
        int arrived = 0;
        var wg = new WaitGroup();
        wg.Add(n);
        long start = Stopwatch.GetTimestamp();
        long allocated = GC.GetTotalAllocatedBytes();
        for (int i = 0; i < n; i++)
        {
            Go(async () =>
            {
                Interlocked.Increment(ref arrived);
                await ch.Receive();
                wg.Done();
            });
        }
        while (Volatile.Read(ref arrived) < n)
            await Gosched();
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        Meter.Part("spawn", elapsed, allocated, n);

        await Sleep(TimeSpan.FromMilliseconds(200));
        double resident = (double)(Environment.WorkingSet - memory) / n;
        Meter.Part("resident", resident, resident);

        allocated = GC.GetTotalAllocatedBytes();
        start = Stopwatch.GetTimestamp();
        ch.Close();
        await wg.Wait();
        elapsed = Stopwatch.GetElapsedTime(start);
        Meter.Part("release", elapsed, GC.GetTotalAllocatedBytes() - allocated, n);
    }

    internal static async GoTask FanOut(int n)
    {
        for (int i = 0; i < n; i++)
        {
            var wg = new WaitGroup();
            wg.Add(2);
            Go(() => wg.Done());
            Go(() => wg.Done());
            await wg.Wait();
        }
    }
}
