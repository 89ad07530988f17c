using System.Threading;
using Benchmarks.Measuring;
using Mutex = Goroutines.Mutex;

namespace Benchmarks.Ours;

/// <summary>Locks that goroutines wait for.</summary>
internal static class Locks
{
    private const int Goroutines = 8;

    private static long s_sink;

    internal static async GoTask Uncontended(int n)
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

    internal static async GoTask Contended(int n)
    {
        var mu = new Mutex();
        var wg = new WaitGroup();
        int x = 0;
        wg.Add(Goroutines);
        for (int g = 0; g < Goroutines; g++)
        {
            Go(async () =>
            {
                for (int i = 0; i < n / Goroutines; i++)
                {
                    await mu.Lock();
                    x++;
                    mu.Unlock();
                }
                wg.Done();
            });
        }
        await wg.Wait();
        Check.That(x == n / Goroutines * Goroutines, "count");
    }

    internal static async GoTask ReadMostly(int n)
    {
        var mu = new RWMutex();
        var wg = new WaitGroup();
        int x = 0;
        wg.Add(Goroutines);
        for (int g = 0; g < Goroutines; g++)
        {
            Go(async () =>
            {
                long seen = 0;
                for (int i = 0; i < n / Goroutines; i++)
                {
                    if ((i & 255) == 0)
                    {
                        await mu.Lock();
                        x++;
                        mu.Unlock();
                    }
                    else
                    {
                        await mu.RLock();
                        seen += x;
                        mu.RUnlock();
                    }
                }
                Interlocked.Add(ref s_sink, seen);
                wg.Done();
            });
        }
        await wg.Wait();
        Check.That(x == Goroutines * ((n / Goroutines + 255) / 256), "writes");
    }
}
