using System.Threading;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Waiting for time, for a context, for a thread.</summary>
internal static class Waiting
{
    internal static async Task Sleepers(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        var random = new Random(1);
        for (int i = 0; i < n; i++)
            Go(SleepFor, TimeSpan.FromMilliseconds(100 * random.NextDouble()), wg);
        await wg.Wait();
    }

    internal static async Task Afters(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        var random = new Random(1);
        for (int i = 0; i < n; i++)
            Go(ReceiveAfter, TimeSpan.FromMilliseconds(100 * random.NextDouble()), wg);
        await wg.Wait();
    }

    /// <summary>n child contexts of one parent, a goroutine waiting on each; the parent is cancelled.</summary>
    internal static async Task Cancel(int n)
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
        {
            var (child, stop) = Context.WithCancel(root);
            Go(UntilDone, child, stop, wg);
        }
        cancel();
        await wg.Wait();
    }

    internal static async Task BlockedThreads(int n)
    {
        var wg = new WaitGroup();
        wg.Add(n);
        for (int i = 0; i < n; i++)
            Go(Block, wg);
        await wg.Wait();
    }

    private static async Task SleepFor(TimeSpan duration, WaitGroup wg)
    {
        await Sleep(duration);
        wg.Done();
    }

    private static async Task ReceiveAfter(TimeSpan duration, WaitGroup wg)
    {
        await Receive(After(duration));
        wg.Done();
    }

    private static async Task UntilDone(IContext context, Action stop, WaitGroup wg)
    {
        await Receive(context.Done);
        stop();
        wg.Done();
    }

    private static async Task Block(WaitGroup wg)
    {
        await Blocking(() => Thread.Sleep(10));
        wg.Done();
    }
}
