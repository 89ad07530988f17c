using Benchmarks.Measuring;
using Mutex = Goroutines.Mutex;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Locks that goroutines wait for.</summary>
internal static class Locks
{
    private const int Goroutines = 8;

    private static readonly AtomicInt64 s_sink = new();

    internal static async Task Uncontended(int n)
    {
        var mu = new Mutex();
        int x = 0;
        for (int i = 0; i < n; i++)
        {
            await mu.Lock();
            x++;
            mu.Unlock();
        }
        Check.That(x == n, "count");
    }

    internal static async Task Contended(int n)
    {
        var counter = new Counter();
        var wg = new WaitGroup();
        wg.Add(Goroutines);
        for (int g = 0; g < Goroutines; g++)
            Go(CountUp, counter, n / Goroutines, wg);
        await wg.Wait();
        Check.That(counter.Value == n / Goroutines * Goroutines, "count");
    }

    internal static async Task ReadMostly(int n)
    {
        var counter = new ReadCounter();
        var wg = new WaitGroup();
        wg.Add(Goroutines);
        for (int g = 0; g < Goroutines; g++)
            Go(ReadMostlyUp, counter, n / Goroutines, wg);
        await wg.Wait();
        Check.That(counter.Value == Goroutines * ((n / Goroutines + 255) / 256), "writes");
    }

    private static async Task CountUp(Counter counter, int n, WaitGroup wg)
    {
        for (int i = 0; i < n; i++)
        {
            await counter.Mutex.Lock();
            counter.Value++;
            counter.Mutex.Unlock();
        }
        wg.Done();
    }

    private static async Task ReadMostlyUp(ReadCounter counter, int n, WaitGroup wg)
    {
        long seen = 0;
        for (int i = 0; i < n; i++)
        {
            if ((i & 255) == 0)
            {
                await counter.Mutex.Lock();
                counter.Value++;
                counter.Mutex.Unlock();
            }
            else
            {
                await counter.Mutex.RLock();
                seen += counter.Value;
                counter.Mutex.RUnlock();
            }
        }
        s_sink.Add(seen);
        wg.Done();
    }

    private sealed class Counter
    {
        internal readonly Mutex Mutex = new();
        internal int Value;
    }

    private sealed class ReadCounter
    {
        internal readonly RWMutex Mutex = new();
        internal int Value;
    }
}
