using System.Threading;

namespace Benchmarks.Ours;

/// <summary>Waiting for time, for a context, for a thread.</summary>
internal static class Waiting
{
    internal static async GoTask Sleepers(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        var random = new Random(1);
        for (int i = 0; i < n; i++)
        {
            var duration = TimeSpan.FromMilliseconds(100 * random.NextDouble());
            Go(async () =>
            {
                await Sleep(duration);
                wg.Done();
            });
        }
        await wg.Wait();
    }

    internal static async GoTask Afters(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        var random = new Random(1);
        for (int i = 0; i < n; i++)
        {
            var duration = TimeSpan.FromMilliseconds(100 * random.NextDouble());
            Go(async () =>
            {
                await Receive(After(duration));
                wg.Done();
            });
        }
        await wg.Wait();
    }

    /// <summary>n child contexts of one parent, a goroutine waiting on each; the parent is cancelled.</summary>
    internal static async GoTask Cancel(int n)
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
        {
            var (child, stop) = Context.WithCancel(root);
            Go(async () =>
            {
                await Receive(child.Done);
                stop();
                wg.Done();
            });
        }
        cancel();
        await wg.Wait();
    }

    internal static async GoTask BlockedThreads(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
        {
            Go(async () =>
            {
                await Blocking(() => Thread.Sleep(10));
                wg.Done();
            });
        }
        await wg.Wait();
    }
}
