using System.Diagnostics;
using System.Threading;
using System.Threading.Channels;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Starting tasks and waiting for them.</summary>
internal static class Spawning
{
    internal static async Task SpawnAndJoin(int n)
    {
        var all = new Countdown(n);
        for (int i = 0; i < n; i++)
            _ = Task.Run(() => all.Done());
        await all.Zero;
    }

    internal static async Task Parked(int n)
    {
        long memory = Environment.WorkingSet;
        var ch = Channel.CreateUnbounded<int>();
        int arrived = 0;
        var all = new Countdown(n);
        long start = Stopwatch.GetTimestamp();
        long allocated = GC.GetTotalAllocatedBytes();
        for (int i = 0; i < n; i++)
        {
            _ = Task.Run(async () =>
            {
                Interlocked.Increment(ref arrived);
                await ch.Reader.WaitToReadAsync();
                all.Done();
            });
        }
        while (Volatile.Read(ref arrived) < n)
            await Task.Yield();
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        Meter.Part("spawn", elapsed, allocated, n);

        await Task.Delay(200);
        double resident = (double)(Environment.WorkingSet - memory) / n;
        Meter.Part("resident", resident, resident);

        allocated = GC.GetTotalAllocatedBytes();
        start = Stopwatch.GetTimestamp();
        ch.Writer.Complete();
        await all.Zero;
        elapsed = Stopwatch.GetElapsedTime(start);
        Meter.Part("release", elapsed, GC.GetTotalAllocatedBytes() - allocated, n);
    }

    internal static async Task FanOut(int n)
    {
        for (int i = 0; i < n; i++)
            await Task.WhenAll(Task.Run(() => { }), Task.Run(() => { }));
    }

    /// <summary>A task that completes when the last of n has called.</summary>
    private sealed class Countdown(int n)
    {
        private readonly TaskCompletionSource _zero = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private int _left = n;

        internal Task Zero => _zero.Task;

        internal void Done()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                _zero.SetResult();
        }
    }
}
