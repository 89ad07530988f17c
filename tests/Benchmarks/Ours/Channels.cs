using System.Threading;
using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>Values from one goroutine to another.</summary>
internal static class Channels
{
    private const int Each = 4;

    internal static async GoTask PingPong(int n)
    {
        var ping = new Chan<int>();
        var pong = new Chan<int>();
        Go(async () =>
        {
            await foreach (int v in ping)
                await pong.Send(v + 1);
            pong.Close();
        });
        for (int i = 0; i < n; i++)
        {
            await ping.Send(i);
            Check.That(await pong.Receive() == i + 1, "pong");
        }
        ping.Close();
        await pong.Receive();
    }

    internal static async GoTask Stream(int n, int capacity)
    {
        var ch = new Chan<int>(capacity);
        Go(async () =>
        {
            for (int i = 0; i < n; i++)
                await ch.Send(i);
            ch.Close();
        });
        long sum = 0;
        await foreach (int v in ch)
            sum += v;
        Check.That(sum == (long)n * (n - 1) / 2, "sum of the stream");
    }

    internal static async GoTask ManyToMany(int n, int capacity)
    {
        var ch = new Chan<int>(capacity);
        var senders = new WaitGroup();
        var receivers = new WaitGroup();
        long total = 0;
        senders.Add(Each);
        receivers.Add(Each);
        for (int k = 0; k < Each; k++)
        {
            Go(async () =>
            {
                for (int i = 0; i < n / Each; i++)
                    await ch.Send(1);
                senders.Done();
            });
            Go(async () =>
            {
                long sum = 0;
                await foreach (int v in ch)
                    sum += v;
                Interlocked.Add(ref total, sum);
                receivers.Done();
            });
        }
        await senders.Wait();
        ch.Close();
        await receivers.Wait();
        Check.That(total == n / Each * Each, "sum of all streams");
    }
}
