using System.Runtime.CompilerServices;
using Goroutines;
using static Goroutines.Builtin;

namespace Charts.Tests.Golden;

/// <summary>Small programs whose simulated runs are drawn. Their lines are those of a cell, wherever they stand here.</summary>
internal static class GoldenPrograms
{
#line 1 "Cell 3"
    /// <summary>Three share a counter behind a mutex; one sends what it has counted.</summary>
    internal static async Task Counting()
    {
        var mu = new Mutex();
        var wg = new WaitGroup();
        var results = new Chan<int>(1);
        for (var i = 0; i < 3; i++)
        {
            wg.Go(async () =>
            {
                await Work(TimeSpan.FromMilliseconds(10));
                await mu.Lock();
                await Work(TimeSpan.FromMilliseconds(20));
                mu.Unlock();
                await results.Send(1);
            });
        }

        Go(async () =>
        {
            await wg.Wait();
            results.Close();
        });
        await foreach (var result in results)
        {
            Console.WriteLine(result);
            await Work(TimeSpan.FromMilliseconds(4));
        }

        await Sleep(TimeSpan.FromMilliseconds(5));
    }

    /// <summary>Five read and write a cache, and log.</summary>
    internal static async Task Caching()
    {
        var cache = new RWMutex();
        var log = new Mutex();
        var wg = new WaitGroup();
        for (var i = 0; i < 5; i++)
        {
            var rest = TimeSpan.FromMilliseconds(2 + i);
            wg.Go(async () =>
            {
                for (var turn = 0; turn < 6; turn++)
                {
                    await Work(rest);
                    await cache.RLock();
                    await Work(TimeSpan.FromMilliseconds(6));
                    cache.RUnlock();
                    await log.Lock();
                    await Work(TimeSpan.FromMilliseconds(3));
                    log.Unlock();
                }
            });
        }

        wg.Go(async () =>
        {
            for (var turn = 0; turn < 4; turn++)
            {
                await Sleep(TimeSpan.FromMilliseconds(15));
                await cache.Lock();
                await Work(TimeSpan.FromMilliseconds(9));
                cache.Unlock();
            }
        });
        await wg.Wait();
    }

    /// <summary>A thousand goroutines that do little.</summary>
    internal static async Task Thousand()
    {
        var wg = new WaitGroup();
        for (var i = 0; i < 1000; i++)
        {
            wg.Go(async () => await Work(TimeSpan.FromMicroseconds(100)));
        }

        await wg.Wait();
    }

    /// <summary>Two take two locks in different orders.</summary>
    internal static async Task Deadlock()
    {
        var a = new Mutex();
        var b = new Mutex();
        var wg = new WaitGroup();
        wg.Go(async () =>
        {
            await a.Lock();
            await Sleep(TimeSpan.FromMilliseconds(1));
            await b.Lock();
        });
        wg.Go(async () =>
        {
            await b.Lock();
            await Sleep(TimeSpan.FromMilliseconds(1));
            await a.Lock();
        });
        await wg.Wait();
    }

    /// <summary>Two print, in any order.</summary>
    internal static async Task Printing()
    {
        var wg = new WaitGroup();
        wg.Go(() => Console.Write("a"));
        wg.Go(() => Console.Write("b"));
        await wg.Wait();
    }

    /// <summary>One makes work faster than two can do it, through a channel of three places; main takes the results.</summary>
    internal static async Task Piping()
    {
        var jobs = new Chan<int>(3);
        var results = new Chan<int>();
        var wg = new WaitGroup();
        for (var worker = 0; worker < 2; worker++)
        {
            wg.Go(async () =>
            {
                await foreach (var job in jobs)
                {
                    await Work(TimeSpan.FromMilliseconds(8));
                    await results.Send(job * job);
                }
            });
        }

        Go(async () =>
        {
            for (var job = 0; job < 10; job++)
            {
                await Work(TimeSpan.FromMilliseconds(1));
                await jobs.Send(job);
            }

            jobs.Close();
        });
        Go(async () =>
        {
            await wg.Wait();
            results.Close();
        });
        await foreach (var result in results)
        {
            await Work(TimeSpan.FromMilliseconds(1));
        }

        // Nobody will come for this one.
        var lost = new Chan<int>(1);
        await lost.Send(0);
        await Sleep(TimeSpan.FromMilliseconds(3));
    }

    /// <summary>A thousand send to one.</summary>
    internal static async Task FanIn()
    {
        var values = new Chan<int>(10);
        for (var i = 0; i < 1000; i++)
        {
            var delay = TimeSpan.FromMicroseconds(i * 7 % 1000 * 40);
            Go(async () =>
            {
                await Sleep(delay);
                await values.Send(1);
            });
        }

        for (var i = 0; i < 1000; i++)
        {
            await values.Receive();
            await Work(TimeSpan.FromMicroseconds(50));
        }
    }

    /// <summary>A fifth of the work is one after the other, the rest is shared by sixteen.</summary>
    internal static async Task Sharing()
    {
        await Work(TimeSpan.FromMilliseconds(32));
        var wg = new WaitGroup();
        for (var i = 0; i < 16; i++)
        {
            wg.Go(async () => await Work(TimeSpan.FromMilliseconds(8)));
        }

        await wg.Wait();
    }

#line 1 "Cell 4"
    internal static async Task Crossing()
    {
        var (a, b) = (new Mutex(), new Mutex());
        var wg = new WaitGroup();
        wg.Go(() => Both(a, b, "there"));
        wg.Go(() => Both(b, a, "back"));
        await wg.Wait();
    }

    private static async Task Both(Mutex one, Mutex other, string text)
    {
        await one.Lock();
        await other.Lock();
        Console.WriteLine(text);
        other.Unlock();
        one.Unlock();
    }

    /// <summary>What the compiler takes for the file of these lines.</summary>
    internal static string CrossingFile => FileOf();

#line default

    private static string FileOf([CallerFilePath] string file = "") => file;
}
