using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Values from one goroutine to another.</summary>
internal static class Channels
{
    private const int Each = 4;

    internal static async Task PingPong(int n)
    {
        var ping = new Chan<int>();
        var pong = new Chan<int>();
        Go(Echo, ping, pong);
        for (int i = 0; i < n; i++)
        {
            await ping.Send(i);
            Check.That(await pong.Receive() == i + 1, "pong");
        }
        ping.Close();
        await pong.Receive();
    }

    internal static async Task Stream(int n, int capacity)
    {
        var ch = new Chan<int>(capacity);
        Go(Count, ch, n);
        long sum = 0;
        await foreach (int v in ch)
            sum += v;
        Check.That(sum == (long)n * (n - 1) / 2, "sum of the stream");
    }

    internal static async Task ManyToMany(int n, int capacity)
    {
        var ch = new Chan<int>(capacity);
        var senders = new WaitGroup();
        var receivers = new WaitGroup();
        var total = new AtomicInt64();
        senders.Add(Each);
        receivers.Add(Each);
        for (int k = 0; k < Each; k++)
        {
            Go(SendOnes, ch, n / Each, senders);
            Go(SumUp, ch, total, receivers);
        }
        await senders.Wait();
        ch.Close();
        await receivers.Wait();
        Check.That(total.Load() == n / Each * Each, "sum of all streams");
    }

    private static async Task Echo(Chan<int> ping, Chan<int> pong)
    {
        await foreach (int v in ping)
            await pong.Send(v + 1);
        pong.Close();
    }

    private static async Task Count(Chan<int> ch, int n)
    {
        for (int i = 0; i < n; i++)
            await ch.Send(i);
        ch.Close();
    }

    private static async Task SendOnes(Chan<int> ch, int n, WaitGroup wg)
    {
        for (int i = 0; i < n; i++)
            await ch.Send(1);
        wg.Done();
    }

    private static async Task SumUp(Chan<int> ch, AtomicInt64 total, WaitGroup wg)
    {
        long sum = 0;
        await foreach (int v in ch)
            sum += v;
        total.Add(sum);
        wg.Done();
    }
}
