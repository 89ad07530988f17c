using System.Threading.Channels;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Values from one task to another.</summary>
internal static class Channels
{
    private const int Each = 4;

    internal static async Task PingPong(int n)
    {
        var ping = Channel.CreateBounded<int>(1);
        var pong = Channel.CreateBounded<int>(1);
        var other = Task.Run(async () =>
        {
            await foreach (int v in ping.Reader.ReadAllAsync())
                await pong.Writer.WriteAsync(v + 1);
        });
        for (int i = 0; i < n; i++)
        {
            await ping.Writer.WriteAsync(i);
            Check.That(await pong.Reader.ReadAsync() == i + 1, "pong");
        }
        ping.Writer.Complete();
        await other;
    }

    internal static async Task Stream(int n, int capacity)
    {
        var ch = Channel.CreateBounded<int>(capacity);
        var sender = Task.Run(async () =>
        {
            for (int i = 0; i < n; i++)
                await ch.Writer.WriteAsync(i);
            ch.Writer.Complete();
        });
        long sum = 0;
        await foreach (int v in ch.Reader.ReadAllAsync())
            sum += v;
        await sender;
        Check.That(sum == (long)n * (n - 1) / 2, "sum of the stream");
    }

    internal static async Task ManyToMany(int n, int capacity)
    {
        var ch = Channel.CreateBounded<int>(capacity);
        var senders = new Task[Each];
        var receivers = new Task<long>[Each];
        for (int k = 0; k < Each; k++)
        {
            senders[k] = Task.Run(async () =>
            {
                for (int i = 0; i < n / Each; i++)
                    await ch.Writer.WriteAsync(1);
            });
            receivers[k] = Task.Run(async () =>
            {
                long sum = 0;
                await foreach (int v in ch.Reader.ReadAllAsync())
                    sum += v;
                return sum;
            });
        }
        await Task.WhenAll(senders);
        ch.Writer.Complete();
        long[] sums = await Task.WhenAll(receivers);
        Check.That(sums.Sum() == n / Each * Each, "sum of all streams");
    }
}
