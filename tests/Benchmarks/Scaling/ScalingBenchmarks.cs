using System.Diagnostics;
using Benchmarks.Measuring;
using Mutex = Goroutines.Mutex;
using Timer = Goroutines.Timer;

namespace Benchmarks.Scaling;

/// <summary>Operations shared by any number of goroutines, which are all there before the clock starts.</summary>
internal static class ScalingBenchmarks
{
    internal static readonly Dictionary<string, Func<int, int, GoTask>> All = new(
        StringComparer.Ordinal
    )
    {
        ["spawn"] = Spawn,
        ["channel"] = Channel,
        ["mutex"] = Lock,
        ["timer"] = Arm,
    };

    internal static Task<int> Run(Job job)
    {
        var benchmark = All[job.Benchmark];
        return GoRuntime.Main(
            () => Meter.Measure(n => benchmark(n, job.Goroutines).AsTask(), job),
            new RunOptions { MaxProcs = job.Procs }
        );
    }

    /// <summary>Batches of goroutines that end at once; each batch is waited for.</summary>
    private static async GoTask Spawn(int n, int goroutines)
    {
        for (int left = n; left > 0; left -= goroutines)
        {
            var wg = new WaitGroup();
            wg.Add(goroutines);
            for (int g = 0; g < goroutines; g++)
                Go(() => wg.Done());
            await wg.Wait();
        }
    }

    /// <summary>Pairs, each with an unbuffered channel of its own.</summary>
    private static GoTask Channel(int n, int goroutines)
    {
        int pairs = goroutines / 2;
        var channels = new Chan<int>[pairs];
        for (int i = 0; i < pairs; i++)
            channels[i] = new Chan<int>();
        return Together(
            n,
            goroutines,
            async g =>
            {
                var ch = channels[g / 2];
                for (int i = 0; i < n / pairs; i++)
                {
                    if (g % 2 == 0)
                        await ch.Send(i);
                    else
                        await ch.Receive();
                }
            }
        );
    }

    /// <summary>All want the same mutex.</summary>
    private static GoTask Lock(int n, int goroutines)
    {
        var mu = new Mutex();
        int x = 0;
        return Together(
            n,
            goroutines,
            async _ =>
            {
                for (int i = 0; i < n / goroutines; i++)
                {
                    await mu.Lock();
                    x++;
                    mu.Unlock();
                }
            }
        );
    }

    /// <summary>Each arms a timer, lets others run, and stops it: about as many are armed as there are goroutines.</summary>
    private static GoTask Arm(int n, int goroutines) =>
        Together(
            n,
            goroutines,
            async _ =>
            {
                for (int i = 0; i < n / goroutines; i++)
                {
                    var timer = new Timer(TimeSpan.FromHours(1));
                    await Gosched();
                    timer.Stop();
                }
            }
        );

    /// <summary>Starts the goroutines, lets them go all at once, and measures until the last has ended.</summary>
    private static async GoTask Together(int n, int goroutines, Func<int, GoTask> work)
    {
        var start = new Chan<Unit>();
        var ready = new WaitGroup();
        var done = new WaitGroup();
        ready.Add(goroutines);
        done.Add(goroutines);
        for (int i = 0; i < goroutines; i++)
        {
            int g = i;
            Go(async () =>
            {
                ready.Done();
                await start.Receive();
                await work(g);
                done.Done();
            });
        }
        await ready.Wait();
        long allocated = GC.GetTotalAllocatedBytes();
        long begin = Stopwatch.GetTimestamp();
        start.Close();
        await done.Wait();
        var elapsed = Stopwatch.GetElapsedTime(begin);
        Meter.Part(Meter.Total, elapsed, GC.GetTotalAllocatedBytes() - allocated, n);
    }
}
