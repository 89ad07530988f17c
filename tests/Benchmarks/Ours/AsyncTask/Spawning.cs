using System.Diagnostics;
using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Starting goroutines and waiting for them.</summary>
internal static class Spawning
{
    internal static async Task SpawnAndJoin(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
            Go(Leave, wg);
        await wg.Wait();
    }

    /// <summary>Starts n goroutines that all park in a receive, then releases them by closing the channel.</summary>
    internal static async Task Parked(int n)
    {
        long memory = Environment.WorkingSet;
        var ch = new Chan<int>();
        var arrived = new AtomicInt32();
        var wg = new WaitGroup();
        wg.Add(n);
        long start = Stopwatch.GetTimestamp();
        long allocated = GC.GetTotalAllocatedBytes();
        for (int i = 0; i < n; i++)
            Go(Park, ch, arrived, wg);
        while (arrived.Load() < n)
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

    internal static async Task FanOut(int n)
    {
        for (int i = 0; i < n; i++)
        {
            var wg = new WaitGroup();
            wg.Add(2);
            Go(Leave, wg);
            Go(Leave, wg);
            await wg.Wait();
        }
    }

    private static async Task Leave(WaitGroup wg) => wg.Done();

    private static async Task Park(Chan<int> ch, AtomicInt32 arrived, WaitGroup wg)
    {
        arrived.Add(1);
        await ch.Receive();
        wg.Done();
    }
}
