using System.Threading;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Locks: the one that can be awaited, and for readers and writers the one there is, which blocks.</summary>
internal static class Locks
{
    private const int Tasks = 8;

    private static long s_sink;

    internal static async Task Uncontended(int n)
    {
        using var mu = new SemaphoreSlim(1, 1);
        int x = 0;
        for (int i = 0; i < n; i++)
        {
            await mu.WaitAsync();
            x++;
            mu.Release();
        }
        Check.That(x == n, "count");
    }

    internal static async Task Contended(int n)
    {
        using var mu = new SemaphoreSlim(1, 1);
        int x = 0;
        await InParallel(async () =>
        {
            for (int i = 0; i < n / Tasks; i++)
            {
                await mu.WaitAsync();
                x++;
                mu.Release();
            }
        });
        Check.That(x == n / Tasks * Tasks, "count");
    }

    internal static async Task ReadMostly(int n)
    {
        using var mu = new ReaderWriterLockSlim();
        int x = 0;
        await InParallel(async () =>
        {
            long seen = 0;
            for (int i = 0; i < n / Tasks; i++)
            {
                if ((i & 255) == 0)
                {
                    mu.EnterWriteLock();
                    x++;
                    mu.ExitWriteLock();
                }
                else
                {
                    mu.EnterReadLock();
                    seen += x;
                    mu.ExitReadLock();
                }
            }
            Interlocked.Add(ref s_sink, seen);
        });
        Check.That(x == Tasks * ((n / Tasks + 255) / 256), "writes");
    }

    private static Task InParallel(Func<Task> body) =>
        Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(body)));
}
